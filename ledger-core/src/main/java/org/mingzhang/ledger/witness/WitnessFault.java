package org.mingzhang.ledger.witness;

/// A witness did not do what it was asked to.
final class WitnessFault extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean contradiction;

    private WitnessFault(String message, boolean contradiction) {
        super(message);
        this.contradiction = contradiction;
    }

    /// It is away, or answers something else; asking again may help.
    static WitnessFault trouble(String message) {
        return new WitnessFault(message, false);
    }

    /// It has signed another history than this log has.
    static WitnessFault contradiction(String message) {
        return new WitnessFault(message, true);
    }

    boolean isContradiction() {
        return contradiction;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
