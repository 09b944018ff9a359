package org.mingzhang.api.portal.area;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/// In which of the fixed classes a deviation falls, in percentage points. They are the same on
/// every page and every day, so that two maps can be compared.
///
/// @param number 1 for the furthest below to 7 for the furthest above; 4 for about as expected
record DeviationClass(int number) {

    private static final List<Integer> BOUNDS = List.of(-20, -10, -3, 3, 10, 20);
    private static final String MINUS = "\u2212";

    /// The class of a deviation.
    ///
    /// @param points percentage points
    static DeviationClass of(BigDecimal points) {
        long passed =
                BOUNDS.stream()
                        .filter(bound -> points.compareTo(BigDecimal.valueOf(bound)) >= 0)
                        .count();
        return new DeviationClass((int) passed + 1);
    }

    /// All classes, the furthest below first.
    static List<DeviationClass> all() {
        return IntStream.rangeClosed(1, BOUNDS.size() + 1).mapToObj(DeviationClass::new).toList();
    }

    /// What is said of it in a legend.
    String label() {
        if (number == 1) {
            return "< " + bound(0);
        }
        return number > BOUNDS.size()
                ? "≥ " + bound(BOUNDS.size() - 1)
                : bound(number - 2) + " – " + bound(number - 1);
    }

    /// The name of its style.
    String style() {
        return "d" + number;
    }

    /// Percentage points with their sign.
    static String signed(BigDecimal points) {
        String digits = points.abs().toPlainString();
        return switch (points.signum()) {
            case 1 -> "+" + digits;
            case -1 -> MINUS + digits;
            default -> digits;
        };
    }

    private static String bound(int index) {
        return signed(BigDecimal.valueOf(BOUNDS.get(index)));
    }
}
