/// Payments on their way, and how long they have waited.
@NullMarked
package org.mingzhang.api.portal.flight;

import org.jspecify.annotations.NullMarked;
