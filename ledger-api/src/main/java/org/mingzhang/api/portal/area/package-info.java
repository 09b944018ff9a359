/// From the province to a county: how far a place has come, on a map and in a ranking.
@NullMarked
package org.mingzhang.api.portal.area;

import org.jspecify.annotations.NullMarked;
