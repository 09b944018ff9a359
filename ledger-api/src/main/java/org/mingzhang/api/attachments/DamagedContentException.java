package org.mingzhang.api.attachments;

/// Stored bytes no longer have the digest that they are stored under.
public final class DamagedContentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedContentException(String digest, String found) {
        super("attachment " + digest + " has the bytes of " + found + " now");
    }
}
