/// Hashes and signatures of a log, behind small interfaces of our own.
///
/// A log runs one or both [suites][org.mingzhang.ledger.crypto.Suite] over the same entry bytes.
/// Start at [TreeHashers][org.mingzhang.ledger.crypto.TreeHashers] to hash, at
/// [LogKeys][org.mingzhang.ledger.crypto.LogKeys] to sign and at
/// [VerifierKey][org.mingzhang.ledger.crypto.VerifierKey] to verify. The sub-package `bc` alone
/// knows Bouncy Castle; nobody registers it as a security provider.
@NullMarked
package org.mingzhang.ledger.crypto;

import org.jspecify.annotations.NullMarked;
