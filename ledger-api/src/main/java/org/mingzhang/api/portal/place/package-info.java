/// Areas by their codes, and the way through them.
@NullMarked
package org.mingzhang.api.portal.place;

import org.jspecify.annotations.NullMarked;
