package org.mingzhang.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;

/// What a caller may read: the divisions whose code begins so, and in them the units whose code
/// begins so.
///
/// Whoever shows nothing has no scope of their own; what nobody may read is kept from them by other
/// means.
///
/// **Errors** [Fault.OutsideScope].
///
/// @param prefix the beginning of the codes of the divisions; empty for all of them
/// @param units the beginning of the codes of the units; empty for all of them, and for what
///   belongs to a division as a whole
public record ReadScope(String prefix, String units) {

    /// Everything.
    public static final ReadScope ALL = new ReadScope("", "");

    /// The scope of whoever sent a request.
    public static ReadScope of(HttpServletRequest request) {
        return Identity.of(request).map(ReadScope::of).orElse(ALL);
    }

    /// The scope of an identity.
    public static ReadScope of(Identity identity) {
        return new ReadScope(identity.scope(), identity.units());
    }

    /// Whether a unit of a division lies in it. What belongs to a division as a whole has the empty
    /// unit.
    public boolean covers(String division, String unit) {
        return division.startsWith(prefix) && unit.startsWith(units);
    }

    /// Refuses a unit of a division that lies outside.
    public void require(String division, String unit) {
        if (!division.startsWith(prefix)) {
            throw new FaultException(new Fault.OutsideScope(prefix, division));
        }
        if (!unit.startsWith(units)) {
            throw new FaultException(
                    new Fault.OutsideUnits(units, unit.isEmpty() ? division : unit));
        }
    }

    /// The beginning of codes of divisions that is left of one that was asked for.
    public Optional<String> narrow(Optional<String> asked) {
        return narrow(prefix, asked, code -> new Fault.OutsideScope(prefix, code));
    }

    /// The beginning of codes of units that is left of one that was asked for.
    public Optional<String> narrowUnits(Optional<String> asked) {
        return narrow(units, asked, code -> new Fault.OutsideUnits(units, code));
    }

    private static Optional<String> narrow(
            String own, Optional<String> asked, Function<String, Fault> outside) {
        if (own.isEmpty()) {
            return asked;
        }
        if (asked.isEmpty() || own.startsWith(asked.get())) {
            return Optional.of(own);
        }
        if (!asked.get().startsWith(own)) {
            throw new FaultException(outside.apply(asked.get()));
        }
        return asked;
    }
}
