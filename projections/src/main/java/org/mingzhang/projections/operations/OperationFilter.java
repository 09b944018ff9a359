package org.mingzhang.projections.operations;

import java.util.List;
import java.util.Optional;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;

/// Which operations.
///
/// @param types of these types; all if empty
/// @param actor of this person
/// @param role of whoever acted in this role
/// @param division about divisions whose code begins so
/// @param unit about units whose code begins so
/// @param refused whether only what a rule refused
public record OperationFilter(
        List<String> types,
        Optional<String> actor,
        Optional<String> role,
        Optional<String> division,
        Optional<String> unit,
        boolean refused) {

    /// All of them.
    public static final OperationFilter ALL =
            new OperationFilter(
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    public OperationFilter {
        types = List.copyOf(types);
    }

    /// All of some types.
    public static OperationFilter of(List<String> types) {
        return new OperationFilter(
                types,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /// The same about some divisions and units.
    public OperationFilter within(Optional<String> divisions, Optional<String> units) {
        return new OperationFilter(types, actor, role, divisions, units, refused);
    }

    Conditions conditions(Cut cut) {
        Conditions which = new Conditions().and("position < ?", cut.size());
        if (!types.isEmpty()) {
            which.and("type = any (string_to_array(?, ' '))", String.join(" ", types));
        }
        if (refused) {
            which.and("rule is not null");
        }
        return which.and("actor = ?", actor)
                .and("actor_role = ?", role)
                .andPrefix("division", division)
                .andPrefix("unit", unit);
    }
}
