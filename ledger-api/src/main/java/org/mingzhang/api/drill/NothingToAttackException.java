package org.mingzhang.api.drill;

/// A ledger without what an attack goes for, for instance one of imported history, in which nobody
/// reviews.
public final class NothingToAttackException extends Exception {

    private static final long serialVersionUID = 1;

    NothingToAttackException(String what) {
        super(what);
    }

    /// What there is none of.
    String what() {
        return String.valueOf(getMessage());
    }
}
