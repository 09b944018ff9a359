/// Tests of the verifier as a whole.
@NullMarked
package org.mingzhang.verifier;

import org.jspecify.annotations.NullMarked;
