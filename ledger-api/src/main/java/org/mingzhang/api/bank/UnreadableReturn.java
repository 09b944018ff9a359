package org.mingzhang.api.bank;

/// A file that is no return file of a bank.
public final class UnreadableReturn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Says what is wrong.
    public UnreadableReturn(String message) {
        super(message);
    }
}
