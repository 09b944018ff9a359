/// What changed between two moments.
@NullMarked
package org.mingzhang.api.portal.compare;

import org.jspecify.annotations.NullMarked;
