@NullMarked
package org.mingzhang.verifier.source;

import org.jspecify.annotations.NullMarked;
