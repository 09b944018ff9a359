/// What persons sign, and whether what they signed is what they command.
///
/// [org.mingzhang.ledger.signing.Statements] makes the statement of a command, for who is about to
/// sign and for [org.mingzhang.ledger.signing.SignatureCheck], which compares. Deciders get the
/// result and say what follows from it.
///
/// **Source** `docs/log-format.md`, section 3.
@NullMarked
package org.mingzhang.ledger.signing;

import org.jspecify.annotations.NullMarked;
