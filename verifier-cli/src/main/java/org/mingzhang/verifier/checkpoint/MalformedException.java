package org.mingzhang.verifier.checkpoint;

/// A text is not a note, a checkpoint or a key at all. The message says where and why.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    /// What is wrong, for the person who gave it.
    public MalformedException(String message) {
        super(message);
    }
}
