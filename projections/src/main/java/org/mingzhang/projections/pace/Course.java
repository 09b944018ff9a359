package org.mingzhang.projections.pace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mingzhang.ledger.money.Money;

/// The course of one fiscal year: what was paid of its budget, month by month.
///
/// @param year the fiscal year
/// @param adjusted its adjusted budget
/// @param paid what was paid up to the end of each month, January first
record Course(int year, Money adjusted, List<Money> paid) {

    static final int MONTHS = 12;
    static final int WHOLE = 1_000_000;

    private static final BigInteger MILLION = BigInteger.valueOf(WHOLE);

    /// A thousand times the whole; what is further off is a budget of nearly nothing.
    private static final BigInteger MOST = MILLION.multiply(BigInteger.valueOf(1_000));

    Course {
        paid = List.copyOf(paid);
    }

    /// A course from what moved in each month.
    static Course ofMonths(int year, Money adjusted, List<Money> inMonth) {
        List<Money> paid = new ArrayList<>();
        Money sum = Money.ZERO;
        for (Money month : inMonth) {
            sum = sum.plus(month);
            paid.add(sum);
        }
        return new Course(year, adjusted, paid);
    }

    /// A year in which nothing happened.
    static Course empty(int year) {
        return new Course(year, Money.ZERO, Collections.nCopies(MONTHS, Money.ZERO));
    }

    /// Two courses of one year together.
    Course plus(Course other) {
        List<Money> sums = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            sums.add(paid.get(i).plus(other.paid.get(i)));
        }
        return new Course(year, adjusted.plus(other.adjusted), sums);
    }

    /// What was paid up to the end of a month, 1 to 12; nothing before the first.
    Money paidThrough(int month) {
        return month == 0 ? Money.ZERO : paid.get(month - 1);
    }

    /// What was paid in a month, 1 to 12.
    Money paidIn(int month) {
        return paidThrough(month).minus(paidThrough(month - 1));
    }

    /// The part of the budget that was paid up to the end of a month, in millionths.
    int share(int month) {
        return part(paidThrough(month), adjusted);
    }

    /// Whether it says anything about other years.
    boolean isTelling() {
        return adjusted.isPositive() && paidThrough(MONTHS).isPositive();
    }

    /// A part of a whole in millionths, rounded towards zero, at most a thousand wholes; nothing of
    /// a whole that is not above zero.
    static int part(Money part, Money whole) {
        if (!whole.isPositive()) {
            return 0;
        }
        return BigInteger.valueOf(part.minorUnits())
                .multiply(MILLION)
                .divide(BigInteger.valueOf(whole.minorUnits()))
                .min(MOST)
                .max(MOST.negate())
                .intValue();
    }

    /// So many millionths of a whole, rounded down.
    static Money of(Money whole, int millionths) {
        return new Money(
                BigInteger.valueOf(whole.minorUnits())
                        .multiply(BigInteger.valueOf(millionths))
                        .divide(MILLION)
                        .longValueExact());
    }
}
