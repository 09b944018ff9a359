/// Where an import sends its commands: into a ledger of this process, or over HTTP into another.
///
/// Start with [org.mingzhang.api.importing.sink.CommandSink].
@NullMarked
package org.mingzhang.api.importing.sink;

import org.jspecify.annotations.NullMarked;
