package org.mingzhang.api.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.api.demo.DemoCodes;

/// A province with three years of history and any number of payments, on the real divisions of
/// Guangdong; the same each time.
///
/// It comes in through the door that imports use, so that every entry is decided, hashed and
/// projected like any other.
final class MadeUpProvince {

    /// Years of history.
    static final int YEARS = 3;

    static final int ECONOMIC_CODES = 10;
    private static final int PAYMENTS_OF_PAYEE = 50;
    private static final int CITY_UNITS = 12;
    private static final int COUNTY_UNITS = 2;

    private final List<String> units = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<DemoCodes.Division> divisions = new ArrayList<>();
    private final int firstYear;

    /// A province with three years of history before a year.
    MadeUpProvince(int presentYear) {
        this.firstYear = presentYear - YEARS;
        DemoCodes codes = DemoCodes.load();
        for (DemoCodes.Division city : codes.cities()) {
            divisions.add(city);
            codes.divisions().stream()
                    .filter(county -> county.parent().equals(city.code()))
                    .forEach(divisions::add);
        }
        for (DemoCodes.Division division : divisions) {
            int count = division.level().equals("city") ? CITY_UNITS : COUNTY_UNITS;
            for (int unit = 1; unit <= count; unit++) {
                units.add(division.code().substring(0, 6) + "%03d".formatted(100 + unit));
            }
        }
        for (int year = firstYear; year <= lastYear(); year++) {
            for (String unit : units) {
                for (int economic = 0; economic < ECONOMIC_CODES; economic++) {
                    lines.add(line(unit, year, economic));
                }
            }
        }
    }

    /// The first year of its history.
    int firstYear() {
        return firstYear;
    }

    /// The last year of its history.
    int lastYear() {
        return firstYear + YEARS - 1;
    }

    /// The units.
    List<String> units() {
        return units;
    }

    /// The lines of all years.
    List<String> lines() {
        return lines;
    }

    /// The divisions, cities and counties.
    List<DemoCodes.Division> divisions() {
        return divisions;
    }

    /// The name of a payment.
    static String payment(int number) {
        return "old-" + number;
    }

    /// How many payees have some fifty payments each.
    static int payees(int payments) {
        return Math.max(1, payments / PAYMENTS_OF_PAYEE);
    }

    /// The identifier of a payee.
    static String payee(int number) {
        return "9144BENCH%05d".formatted(number);
    }

    /// The name of a line.
    static String line(String unit, int year, int economic) {
        return "%s/%d/%d".formatted(unit, year, economic);
    }
}
