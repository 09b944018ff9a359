package org.mingzhang.api.problem;

/// Carries a [Fault] out of a controller.
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    /// Ends a request with a fault.
    public FaultException(Fault fault) {
        // Expected and answered, so nobody needs to know where it came from.
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    /// What went wrong.
    public Fault fault() {
        return fault;
    }
}
