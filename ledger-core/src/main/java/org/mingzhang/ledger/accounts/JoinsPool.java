package org.mingzhang.ledger.accounts;

/// An event by which a line with all that it holds goes over to another pool, which it may begin.
public interface JoinsPool extends Posted {

    /// The pool that the line joins, `<year>/<id>`.
    String toPool();
}
