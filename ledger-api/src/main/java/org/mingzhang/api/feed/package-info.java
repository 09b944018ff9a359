/// Events for other systems, by position: in batches that they fetch, or as a stream that they
/// follow. Both say the same, as CloudEvents 1.0, and show what the caller may see of the log.
///
/// Nothing is kept for a consumer. Whoever is slow, or comes back, asks for what follows the last
/// position they have.
@NullMarked
package org.mingzhang.api.feed;

import org.jspecify.annotations.NullMarked;
