/// Where a log is read from: a directory in the export layout, or a database. Sources hand over
/// what they hold, in order and in bounded pieces, and judge nothing. Start with {@link
/// org.mingzhang.verifier.source.LogSource}.
@NullMarked
package org.mingzhang.verifier.source;

import org.jspecify.annotations.NullMarked;
