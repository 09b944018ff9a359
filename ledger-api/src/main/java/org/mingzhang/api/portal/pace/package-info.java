/// The pace of execution: which units are behind, and one unit month by month.
@NullMarked
package org.mingzhang.api.portal.pace;

import org.jspecify.annotations.NullMarked;
