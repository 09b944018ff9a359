/// Events and commands as JSON, under names and revisions that do not follow a renaming of classes.
///
/// [org.mingzhang.ledger.codec.LedgerTypes] has one line for each event and command;
/// [org.mingzhang.ledger.codec.EventCodec] writes and reads events; `codec.binding` turns what a
/// client sent into a command, `codec.schema` describes all of it.
@NullMarked
package org.mingzhang.ledger.codec;

import org.jspecify.annotations.NullMarked;
