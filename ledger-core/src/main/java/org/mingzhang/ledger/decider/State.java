package org.mingzhang.ledger.decider;

/// The state that a decision rests on: every part of it as of one and the same position of the log.
public interface State {

    /// The state of one part. What is read becomes a condition of the decision: if another command
    /// changes it before this one is recorded, this one is decided again.
    <S> S of(Part.Key<S> key);
}
