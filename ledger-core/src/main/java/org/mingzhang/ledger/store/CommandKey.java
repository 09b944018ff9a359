package org.mingzhang.ledger.store;

/// Names one command in a log: the idempotency key.
record CommandKey(String client, String id) {}
