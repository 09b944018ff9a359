package org.mingzhang.ledger.axon;

/// The epoch that a command of a stream had to be decided in is over: those before it come first.
final class EpochOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EpochOverException(long asked, long current) {
        super(
                "epoch %d is over, the log is in epoch %d".formatted(asked, current),
                null,
                false,
                false);
    }
}
