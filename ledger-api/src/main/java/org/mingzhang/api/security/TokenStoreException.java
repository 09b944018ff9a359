package org.mingzhang.api.security;

/// The tokens cannot be read or written at the moment. Trying again later is safe.
public final class TokenStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TokenStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
