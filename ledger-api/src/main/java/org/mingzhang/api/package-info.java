/// The application: one process that serves the ledger over HTTP.
///
/// No business rule lives here. A request becomes a command of ledger-core, an answer of
/// ledger-core becomes a response. Start reading at `cli.Mingzhang`, which parses the command line,
/// `wiring.LedgerRuntime`, which opens what the application stands on, and
/// `commands.CommandsController`, where commands come in.
@NullMarked
package org.mingzhang.api;

import org.jspecify.annotations.NullMarked;
