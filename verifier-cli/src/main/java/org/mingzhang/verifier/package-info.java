/// Placeholder of the module root.
@NullMarked
package org.mingzhang.verifier;

import org.jspecify.annotations.NullMarked;
