/// How persons sign: what there is to sign, and keys that the server holds for those who have no
/// other.
///
/// A private key lives where its person wants: here, sealed under passphrase and server secret and
/// used only with a second factor ([org.mingzhang.api.signing.StepUp]); in a token that the server
/// reaches ([org.mingzhang.api.signing.KeyHolder]); or with them, in a browser or a token of their
/// own. The ledger sees only signatures.
@NullMarked
package org.mingzhang.api.signing;

import org.jspecify.annotations.NullMarked;
