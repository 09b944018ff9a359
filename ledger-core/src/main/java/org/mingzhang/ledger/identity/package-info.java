/// The keys with which persons sign, and from when on they must.
///
/// A key is proposed by the person who holds it, with a signature of the key itself, and enrolled
/// by another person. It belongs to one person for ever: a revoked key never comes back.
///
/// **Source** `docs/log-format.md`, section 3.
@NullMarked
package org.mingzhang.ledger.identity;

import org.jspecify.annotations.NullMarked;
