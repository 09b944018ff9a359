/// Tests of what does not fit into memory.
@org.jspecify.annotations.NullMarked
package org.mingzhang.verifier.spill;
