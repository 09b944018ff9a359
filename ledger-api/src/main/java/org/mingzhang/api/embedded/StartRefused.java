package org.mingzhang.api.embedded;

/// Why the application cannot start, in words for the person who started it.
///
/// The command line prints the message and the advice and exits with status 1, without a stack
/// trace.
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    /// Names what failed and what to do about it.
    public StartRefused(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /// Names what failed, what to do about it, and what caused it.
    public StartRefused(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /// What the person can do.
    public String advice() {
        return advice;
    }
}
