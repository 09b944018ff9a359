/// Placeholder of the module root.
@NullMarked
package org.mingzhang.api;

import org.jspecify.annotations.NullMarked;
