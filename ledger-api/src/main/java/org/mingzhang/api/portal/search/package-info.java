/// Search over everything that has a name.
@NullMarked
package org.mingzhang.api.portal.search;

import org.jspecify.annotations.NullMarked;
