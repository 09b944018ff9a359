/// Tests of what the read tables must hold.
@NullMarked
package org.mingzhang.verifier.readside;

import org.jspecify.annotations.NullMarked;
