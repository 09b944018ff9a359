package org.mingzhang.ledger.store;

import java.time.Instant;

/// What one decision stands on: how far it looks, and when it is taken.
///
/// Epoch and head are read together under the writer's lock, before any cache is looked at. State
/// that was folded in another epoch, or beyond the head, must not take part in the decision.
///
/// @param epoch raised whenever queued entries are taken back
/// @param head the number of entries, durable or queued, that the decision may see
/// @param decidedAt the clock, read once; whole milliseconds
public record Basis(long epoch, long head, Instant decidedAt) {}
