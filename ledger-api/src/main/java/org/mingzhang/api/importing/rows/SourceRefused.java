package org.mingzhang.api.importing.rows;

/// A file that cannot be imported at all: the import stops before it changes anything.
public final class SourceRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Names the file, the place and what is wrong.
    public SourceRefused(String message) {
        super(message);
    }
}
