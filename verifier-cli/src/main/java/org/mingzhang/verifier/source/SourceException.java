package org.mingzhang.verifier.source;

/// The source cannot be read at all: no such directory, no such table, no permission. This says
/// nothing about the log; what is wrong *in* the log is a finding.
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1;

    /// A message for the person at the terminal.
    public SourceException(String message) {
        super(message);
    }

    /// A message and what failed below.
    public SourceException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
