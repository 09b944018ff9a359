package org.mingzhang.api.queries;

import java.util.List;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineView;
import org.mingzhang.projections.payments.PaymentView;

/// Where a thing lies, as the read models know it: in one place, or in none where there is no such
/// thing. A control pool lies where its lines lie.
///
/// @param division the administrative division
/// @param unit the unit; empty for what belongs to the division as a whole
public record Place(String division, String unit) {

    /// The place of a budget line.
    public static List<Place> ofLine(ReadSide readSide, Cut cut, String line) {
        return readSide.lines().line(cut, line).map(Place::of).stream().toList();
    }

    /// The places of the lines of a control pool.
    public static List<Place> ofPool(ReadSide readSide, Cut cut, String pool) {
        return readSide.lines().owners(cut, LineFilter.ALL.pool(pool)).stream()
                .map(owner -> new Place(owner.division(), owner.unit()))
                .toList();
    }

    /// Holds a question about a line or pool to what whoever asks may read.
    ///
    /// @throws FaultException if there is none of the name, or it lies elsewhere
    public static void require(
            ReadSide readSide, Cut cut, AccountHolder holder, String id, ReadScope scope) {
        List<Place> places =
                switch (holder) {
                    case LINE -> ofLine(readSide, cut, id);
                    case POOL -> ofPool(readSide, cut, id);
                };
        if (places.isEmpty()) {
            throw new FaultException(new Fault.NotFound(holder.key(), id));
        }
        places.forEach(place -> place.requireIn(scope));
    }

    /// The place of a payment.
    public static List<Place> ofPayment(ReadSide readSide, Cut cut, String payment) {
        return readSide.payments().payment(cut, payment).map(Place::of).stream().toList();
    }

    /// The place of a budget line.
    public static Place of(LineView line) {
        return new Place(line.division(), line.unit());
    }

    /// The place of a payment.
    public static Place of(PaymentView payment) {
        return new Place(payment.division(), payment.unit());
    }

    /// Returns if it lies in a scope.
    ///
    /// @throws FaultException if not
    public void requireIn(ReadScope scope) {
        scope.require(division, unit);
    }

    /// Whether it lies in a scope.
    public boolean isIn(ReadScope scope) {
        return scope.covers(division, unit);
    }
}
