package org.mingzhang.api.portal.area;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.mingzhang.ledger.money.Money;

/// In which of the fixed classes a paid share falls. They are the same on every page and every day,
/// so that two maps can be compared.
///
/// @param number 1 for the lowest to 6 for the highest; 0 where there is no budget to compare with
public record ShareClass(int number) {

    private static final List<Integer> BOUNDS = List.of(20, 40, 60, 80, 95);
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /// The class of a share.
    public static ShareClass of(Money paid, Money adjusted) {
        if (!adjusted.isPositive()) {
            return new ShareClass(0);
        }
        BigInteger part = BigInteger.valueOf(paid.minorUnits()).multiply(HUNDRED);
        BigInteger whole = BigInteger.valueOf(adjusted.minorUnits());
        long passed =
                BOUNDS.stream()
                        .filter(bound ->
                                part.compareTo(whole.multiply(BigInteger.valueOf(bound))) >= 0)
                        .count();
        return new ShareClass((int) passed + 1);
    }

    /// All classes with a budget, the lowest first.
    public static List<ShareClass> all() {
        return IntStream.rangeClosed(1, BOUNDS.size() + 1).mapToObj(ShareClass::new).toList();
    }

    /// What is said of it in a legend; of class 0 nothing.
    public String label() {
        if (number == 0) {
            return "";
        }
        if (number == 1) {
            return "<" + BOUNDS.getFirst() + "%";
        }
        return number > BOUNDS.size()
                ? "≥" + BOUNDS.getLast() + "%"
                : BOUNDS.get(number - 2) + "–" + BOUNDS.get(number - 1) + "%";
    }

    /// The name of its style.
    public String style() {
        return "c" + number;
    }
}
