/// Subscriptions: the log's events, sent to systems that asked for them.
///
/// Each subscription keeps the last position that its receiver confirmed, and sends what follows in
/// batches, one at a time. So nothing is left out, and what was sent twice carries the same id.
@NullMarked
package org.mingzhang.api.subscriptions;

import org.jspecify.annotations.NullMarked;
