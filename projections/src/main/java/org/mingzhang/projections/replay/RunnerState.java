package org.mingzhang.projections.replay;

/// What a runner is doing.
public sealed interface RunnerState {

    /// It has not begun, or is about to look where it stands.
    record Starting() implements RunnerState {}

    /// It follows the log.
    ///
    /// @param generation the number of the generation that it writes
    record Following(int generation) implements RunnerState {}

    /// Another runner writes this generation; this one takes over when that one is gone.
    ///
    /// @param generation the number of the generation
    record StandingBy(int generation) implements RunnerState {}

    /// The live tables were made by another version of the read models; they are read, but not
    /// written. A rebuild ends this.
    ///
    /// @param generation the number of the generation
    record RebuildNeeded(int generation) implements RunnerState {}

    /// Something failed that may pass; it tries again.
    ///
    /// @param reason what failed
    record Interrupted(String reason) implements RunnerState {}

    /// An entry cannot be folded. It stays where it is until a person has acted; what was read up
    /// to there stays readable.
    ///
    /// @param reason the position and what is wrong with it
    record Halted(String reason) implements RunnerState {}

    /// Closed.
    record Closed() implements RunnerState {}
}
