/// The two signature algorithms of a log, as functions over byte arrays.
///
/// The only package that imports Bouncy Castle, and only its lightweight API. Its callers are in
/// `crypto`; it depends on nothing of ours, so that the library can be replaced here alone.
@NullMarked
package org.mingzhang.ledger.crypto.bc;

import org.jspecify.annotations.NullMarked;
