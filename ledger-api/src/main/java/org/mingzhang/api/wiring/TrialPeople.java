package org.mingzhang.api.wiring;

import java.util.List;
import org.mingzhang.api.security.DevelopmentIdentity;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.MadeUpPeople;
import org.mingzhang.ledger.duty.Role;

/// Whom the sign-in page of a trial installation offers to be.
final class TrialPeople {

    private static final String CITY = "440100";
    private static final String UNIT = "440100101";

    /// A unit of the city that pays most slowly: its head has an alert to answer.
    static final String SLOW_UNIT = "445300101";

    private static final String SLOW_CITY = "445300";

    /// The city and its counties.
    private static final String CITY_AND_COUNTIES = "4401";

    private TrialPeople() {}

    /// The people of a ledger: those of the demonstration's first city where there is one, those
    /// whose tokens lie in the data directory in other trials, and nobody where nobody asked for
    /// made-up people.
    static MadeUpPeople of(LedgerRuntime runtime) {
        if (!runtime.settings().developmentIdentity()) {
            return MadeUpPeople.NONE;
        }
        return Demonstration.isOffered(runtime)
                ? ofTheDemonstration()
                : new MadeUpPeople(DevelopmentIdentity.identities());
    }

    private static MadeUpPeople ofTheDemonstration() {
        return new MadeUpPeople(
                List.of(
                        person(UNIT, "handler", Role.HANDLER, CITY, UNIT),
                        person(CITY, "reviewer", Role.REVIEWER, CITY, ""),
                        person(CITY, "approver", Role.APPROVER, CITY, ""),
                        person(CITY, "cashier", Role.FINANCE, CITY, ""),
                        person(UNIT, "head", Role.BUSINESS_HEAD, CITY, UNIT),
                        person(SLOW_UNIT, "head", Role.BUSINESS_HEAD, SLOW_CITY, SLOW_UNIT),
                        // What changes a rule takes two persons.
                        person(CITY, "budget-a", Role.BUDGET, CITY_AND_COUNTIES, ""),
                        person(CITY, "budget-b", Role.BUDGET, CITY_AND_COUNTIES, ""),
                        person(CITY, "auditor", Role.AUDITOR, CITY_AND_COUNTIES, ""),
                        person(CITY, "discipline", Role.DISCIPLINE, CITY_AND_COUNTIES, ""),
                        person(CITY, "deputy", Role.DEPUTY, CITY_AND_COUNTIES, ""),
                        person(CITY, "admin", Role.ADMIN, CITY_AND_COUNTIES, "")));
    }

    /// Those who act in the demonstration have the names that they have there.
    private static Identity person(
            String unit, String name, Role role, String divisions, String units) {
        String id = "demo.%s.%s".formatted(unit, name);
        return new Identity("trial-" + id, id, List.of(role.id()), unit, divisions, units);
    }
}
