package org.mingzhang.projections.asof;

/// A question as of a moment that cannot be answered.
public final class CutRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CutProblem problem;

    /// Carries the problem.
    public CutRefusedException(CutProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /// What is wrong.
    public CutProblem problem() {
        return problem;
    }
}
