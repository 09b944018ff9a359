package org.mingzhang.verifier.schema;

/// A schema file that this interpreter does not understand.
public final class SchemaException extends Exception {
    private static final long serialVersionUID = 1;

    SchemaException(String message) {
        super(message);
    }
}
