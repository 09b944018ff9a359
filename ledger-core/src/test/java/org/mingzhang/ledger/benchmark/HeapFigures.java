package org.mingzhang.ledger.benchmark;

/// What garbage collections have left on the heap while clients were at work, in MiB.
///
/// @param inUse after a full collection
/// @param afterAnyMax the most after any collection, with garbage that only a full one finds
record HeapFigures(double inUse, double afterAnyMax) {}
