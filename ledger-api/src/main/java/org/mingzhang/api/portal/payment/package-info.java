/// Payments: who asked, who approved, on what basis, whether it is paid.
@NullMarked
package org.mingzhang.api.portal.payment;

import org.jspecify.annotations.NullMarked;
