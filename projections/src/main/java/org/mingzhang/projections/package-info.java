/// Placeholder of the module root.
@NullMarked
package org.mingzhang.projections;

import org.jspecify.annotations.NullMarked;
