package org.mingzhang.api.demo;

import java.time.LocalDate;
import java.util.function.BiFunction;
import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.node.ObjectNode;

/// A unit of a city on a day: where one part of the demonstration plays.
///
/// @param city the city
/// @param unit the code of the unit
/// @param function the function that the unit spends for
/// @param asOf the day; the fiscal year is that of the day
/// @param commands adds a command of a person and gives its data
record DemoScene(
        DemoCodes.Division city,
        String unit,
        String function,
        LocalDate asOf,
        BiFunction<DemoPerson, String, ObjectNode> commands) {

    /// The scene of one of the units that every city has.
    static DemoScene of(
            DemoCodes.Division city,
            DemoCodes.Unit unit,
            LocalDate asOf,
            BiFunction<DemoPerson, String, ObjectNode> commands) {
        return new DemoScene(city, DemoCodes.unitCode(city, unit), unit.function(), asOf, commands);
    }

    /// An amount of whole yuan.
    static String yuan(long yuan) {
        return new Money(yuan * 100).toString();
    }

    DemoPerson person(String name, String role) {
        return DemoPerson.of(city, name, role);
    }

    /// The name of the unit's line for something.
    String line(String economic) {
        return String.join(
                "/", city.code(), Integer.toString(asOf.getYear()), unit, function, economic);
    }

    /// The name of a payment, a claim or a contract.
    String id(String thing) {
        return "demo-%s-%d-%s".formatted(city.area(), asOf.getYear(), thing);
    }

    ObjectNode send(DemoPerson person, String type) {
        return commands.apply(person, type);
    }

    /// A command that takes effect on the day.
    ObjectNode dated(DemoPerson person, String type) {
        return send(person, type).put("effectiveDate", asOf.toString());
    }
}
