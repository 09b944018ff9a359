package org.mingzhang.ledger.decider;

/// What somebody wants to be done, named in the imperative. Each feature seals its own.
public interface Command {}
