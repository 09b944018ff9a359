/// Tests of the rules.
@org.jspecify.annotations.NullMarked
package org.mingzhang.verifier.rules;
