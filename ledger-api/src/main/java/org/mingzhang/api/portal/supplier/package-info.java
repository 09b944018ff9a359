/// Who was paid: organisations, from whom and how much.
@NullMarked
package org.mingzhang.api.portal.supplier;

import org.jspecify.annotations.NullMarked;
