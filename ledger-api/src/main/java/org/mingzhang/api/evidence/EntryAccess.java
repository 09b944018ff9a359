package org.mingzhang.api.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Place;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.MoneySight;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.ledger.duty.Sight;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;

/// Who may have evidence. The log as a whole: auditors and discipline inspection whose scope is all
/// of it. What is about one payment, line or query: whoever sees the entries of the place where it
/// lies, a handler those of the payments that they submitted. A client its own receipts.
public final class EntryAccess {

    private static final String LINE_TAG = "line:";
    private static final String PAYMENT_TAG = "payment:";
    private static final String EVERYTHING = "*";

    private final boolean readingIsOpen;
    private final ReadSide readSide;

    /// @param readingIsOpen whether everybody may, within the scope that they show, as in a trial
    ///   installation
    /// @param readSide knows where payments and lines lie
    public EntryAccess(boolean readingIsOpen, ReadSide readSide) {
        this.readingIsOpen = readingIsOpen;
        this.readSide = readSide;
    }

    /// Whether everybody may, within the scope that they show.
    boolean readingIsOpen() {
        return readingIsOpen;
    }

    /// Returns if the caller may have the whole log.
    ///
    /// @throws FaultException if not
    void require(@Nullable Identity caller) {
        if (caller != null) {
            MoneySight.require(caller);
        }
        if (!readingIsOpen) {
            requireRole(caller);
        }
        if (caller != null && !ReadScope.of(caller).equals(ReadScope.ALL)) {
            ReadScope.of(caller).require(EVERYTHING, EVERYTHING);
        }
    }

    /// Returns if the caller may have everything about a payment.
    ///
    /// @throws FaultException if not
    void requirePayment(String payment, @Nullable Identity caller) throws InterruptedException {
        Cut now = readSide.cuts().cut(AsOf.NOW);
        require(
                caller,
                Place.ofPayment(readSide, now, payment),
                caller != null && submitted(payment, now, caller));
    }

    /// Returns if the caller may have everything about a budget line.
    ///
    /// @throws FaultException if not
    void requireLine(String line, @Nullable Identity caller) throws InterruptedException {
        require(caller, Place.ofLine(readSide, readSide.cuts().cut(AsOf.NOW), line), false);
    }

    /// Returns if the caller may have everything about what a query finds: the query itself finds
    /// nothing outside their scope.
    ///
    /// @throws FaultException if not
    void requireQuery(@Nullable Identity caller) {
        require(caller, List.of(), false);
    }

    /// Returns if the caller may learn which entries carry a tag.
    ///
    /// @throws FaultException if not
    void requireTag(String tag, @Nullable Identity caller) throws InterruptedException {
        if (tag.startsWith(PAYMENT_TAG)) {
            requirePayment(tag.substring(PAYMENT_TAG.length()), caller);
        } else if (tag.startsWith(LINE_TAG)) {
            requireLine(tag.substring(LINE_TAG.length()), caller);
        } else {
            require(caller);
        }
    }

    private boolean submitted(String payment, Cut now, Identity caller) {
        return readSide.payments().payment(now, payment).stream()
                .flatMap(view -> readSide.payments().steps(now, view.position()).stream())
                .findFirst()
                .filter(step -> step.actor().id().equals(caller.person()))
                .isPresent();
    }

    private void require(@Nullable Identity caller, List<Place> places, boolean own) {
        if (caller == null) {
            if (!readingIsOpen) {
                throw new FaultException(new Fault.Unauthenticated(false));
            }
            return;
        }
        MoneySight.require(caller);
        Sight.Extent extent = caller.sees(Sight.Matter.OPERATIONS);
        if (!readingIsOpen
                && !(extent.compareTo(Sight.Extent.OWN) > 0 || (own && extent.isAny()))) {
            throw new FaultException(new Fault.Forbidden());
        }
        ReadScope scope = scopeOf(caller, extent);
        places.forEach(place -> place.requireIn(scope));
    }

    /// Whoever sees what a unit has, and has no other scope, sees their own unit.
    private ReadScope scopeOf(Identity caller, Sight.Extent extent) {
        boolean ofUnit = extent == Sight.Extent.UNIT || extent == Sight.Extent.OWN;
        return caller.units().isEmpty() && ofUnit && !readingIsOpen
                ? new ReadScope(caller.scope(), caller.unit())
                : ReadScope.of(caller);
    }

    /// Returns if the caller may have what a client has submitted.
    ///
    /// @throws FaultException if not
    void requireOf(String client, @Nullable Identity caller) {
        if (!readingIsOpen
                && Optional.ofNullable(caller)
                        .filter(known -> known.client().equals(client))
                        .isEmpty()) {
            requireRole(caller);
        }
    }

    private static void requireRole(@Nullable Identity caller) {
        if (caller == null) {
            throw new FaultException(new Fault.Unauthenticated(false));
        }
        if (caller.sees(Sight.Matter.OPERATIONS) != Sight.Extent.ALL) {
            throw new FaultException(new Fault.Forbidden());
        }
    }
}
