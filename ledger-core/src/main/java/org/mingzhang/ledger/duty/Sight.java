package org.mingzhang.ledger.duty;

import java.util.EnumMap;
import java.util.Map;

/// What somebody in a role may see, each within the divisions and units of their scope.
///
/// **Source** `docs/domain.md`, "Who may see what".
public final class Sight {

    /// What there is to see.
    public enum Matter {
        /// Budget lines, payments, totals, refusals.
        MONEY,
        /// Entries of the log, which say who did what.
        OPERATIONS,
        /// Personal texts behind their commitments.
        PERSONAL_TEXTS,
        /// Who read what.
        READINGS
    }

    /// How much of it.
    public enum Extent {
        /// Nothing.
        NONE,
        /// What the person did.
        OWN,
        /// What a unit has: a grant of the role names the unit.
        UNIT,
        /// What a division has.
        LEVEL,
        /// Everything.
        ALL;

        /// Whether there is anything to see.
        public boolean isAny() {
            return this != NONE;
        }
    }

    private static final Map<Role, Map<Matter, Extent>> ROWS = rows();

    private Sight() {}

    private static Map<Role, Map<Matter, Extent>> rows() {
        Map<Role, Map<Matter, Extent>> rows = new EnumMap<>(Role.class);
        rows.put(Role.HANDLER, row(Extent.UNIT, Extent.OWN, Extent.OWN, Extent.NONE));
        for (Role role :
                new Role[] {Role.REVIEWER, Role.APPROVER, Role.FINANCE, Role.BUSINESS_HEAD}) {
            rows.put(role, row(Extent.UNIT, Extent.UNIT, Extent.UNIT, Extent.NONE));
        }
        rows.put(Role.BUDGET, row(Extent.LEVEL, Extent.LEVEL, Extent.NONE, Extent.NONE));
        rows.put(Role.AUDITOR, row(Extent.ALL, Extent.ALL, Extent.ALL, Extent.ALL));
        rows.put(Role.DISCIPLINE, row(Extent.ALL, Extent.ALL, Extent.ALL, Extent.ALL));
        rows.put(Role.EVALUATOR, row(Extent.UNIT, Extent.NONE, Extent.NONE, Extent.NONE));
        rows.put(Role.DEPUTY, row(Extent.LEVEL, Extent.NONE, Extent.NONE, Extent.NONE));
        rows.put(Role.PUBLIC, row(Extent.LEVEL, Extent.NONE, Extent.NONE, Extent.NONE));
        rows.put(Role.ADMIN, row(Extent.NONE, Extent.NONE, Extent.NONE, Extent.NONE));
        rows.put(Role.IMPORTER, row(Extent.LEVEL, Extent.NONE, Extent.NONE, Extent.NONE));
        return rows;
    }

    private static Map<Matter, Extent> row(
            Extent money, Extent operations, Extent personalTexts, Extent readings) {
        Map<Matter, Extent> row = new EnumMap<>(Matter.class);
        row.put(Matter.MONEY, money);
        row.put(Matter.OPERATIONS, operations);
        row.put(Matter.PERSONAL_TEXTS, personalTexts);
        row.put(Matter.READINGS, readings);
        return row;
    }

    /// How much somebody in a role sees.
    public static Extent of(Role role, Matter matter) {
        return ROWS.getOrDefault(role, Map.of()).getOrDefault(matter, Extent.NONE);
    }

    /// Whether a grant of the role must say for which unit: what it sees and commands is a unit's.
    public static boolean needsUnits(Role role) {
        return of(role, Matter.MONEY) == Extent.UNIT;
    }
}
