@NullMarked
package org.mingzhang.verifier.bundle;

import org.jspecify.annotations.NullMarked;
