/// Budget lines and control pools: what is left, and why exactly that.
@NullMarked
package org.mingzhang.api.portal.line;

import org.jspecify.annotations.NullMarked;
