/// Pieces of JSON that many answers share: receipts, times.
@NullMarked
package org.mingzhang.api.json;

import org.jspecify.annotations.NullMarked;
