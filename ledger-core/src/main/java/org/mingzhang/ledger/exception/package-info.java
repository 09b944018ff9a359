/// Exceptions: emergency and ad-hoc items, which are quick and skip nothing.
///
/// An exception is opened, gets the decision that it rests on, and is approved level by level; only
/// then may a payment name it. It has a clock, and it ends with a review. An
/// [org.mingzhang.ledger.exception.ExceptionFiling] is its state.
@NullMarked
package org.mingzhang.ledger.exception;

import org.jspecify.annotations.NullMarked;
