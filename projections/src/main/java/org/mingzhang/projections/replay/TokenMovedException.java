package org.mingzhang.projections.replay;

/// Another has written the generation, or it was retired. Nothing was written; the generation is to
/// be opened again.
final class TokenMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TokenMovedException(Generation generation, long size) {
        super(
                "generation %d no longer stands at size %d, or is retired"
                        .formatted(generation.number(), size));
    }
}
