package org.mingzhang.api.attachments;

/// A file is none that is kept.
public final class ContentRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /// What is wrong with a file.
    enum Reason {
        /// It has more bytes than an attachment may have.
        TOO_LARGE,
        /// Its bytes are those of no type that is kept.
        UNKNOWN_TYPE
    }

    private final Reason reason;

    ContentRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
