/// The pivot: any measure by any two axes, as a table and a chart of it.
@NullMarked
package org.mingzhang.api.portal.pivot;

import org.jspecify.annotations.NullMarked;
