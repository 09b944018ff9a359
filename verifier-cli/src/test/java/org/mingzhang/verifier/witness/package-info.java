@NullMarked
package org.mingzhang.verifier.witness;

import org.jspecify.annotations.NullMarked;
