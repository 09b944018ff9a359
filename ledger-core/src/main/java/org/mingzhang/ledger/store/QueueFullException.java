package org.mingzhang.ledger.store;

/// The writer's queue has no room, in entries or in bytes; nothing was queued. Wait with
/// [PostgresEventStorageEngine#awaitRoom] or refuse the client.
public final class QueueFullException extends LedgerUnavailableException {

    private static final long serialVersionUID = 1;

    public QueueFullException(String message) {
        super(message);
    }
}
