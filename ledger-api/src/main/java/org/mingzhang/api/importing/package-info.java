/// Brings budgets and settled payments of other systems into the ledger as history.
///
/// Start with [org.mingzhang.api.importing.ImportJob]: it reads files as a mapping says, submits
/// commands in a fixed order through a [org.mingzhang.api.importing.sink.CommandSink], and reports
/// what became of every row. The ids of its commands come from the contents of the files, so that
/// an import that was killed goes on where it stopped and a second one changes nothing.
@NullMarked
package org.mingzhang.api.importing;

import org.jspecify.annotations.NullMarked;
