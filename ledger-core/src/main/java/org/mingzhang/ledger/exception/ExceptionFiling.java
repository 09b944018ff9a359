package org.mingzhang.ledger.exception;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.exception.ExceptionEvent.DecisionBasisAttached;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionApproved;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionClosed;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOpened;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOverdue;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.Payment;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.procedure.Level;
import org.mingzhang.ledger.reference.DivisionYears;

/// An exception, from its opening to its review.
public sealed interface ExceptionFiling {

    /// Folded by exception.
    Part<ExceptionFiling> PART =
            new Part<>(
                    "exception",
                    Set.of(ExceptionEvent.class, PaymentSubmitted.class),
                    new Unknown(),
                    ExceptionFiling::evolve);

    /// How far an exception has come. Whether it is paid, its payment says.
    enum Stage {
        /// Opened; its decision is not attached.
        OPENED,
        /// Its decision is attached; levels are to approve.
        EVIDENCED,
        /// Every level has approved.
        APPROVED,
        /// Reviewed, and over.
        CLOSED;

        /// The name in words.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Nobody has opened an exception of this name.
    record Unknown() implements ExceptionFiling {}

    /// An exception that was opened.
    ///
    /// @param opening how it was opened
    /// @param stage how far it has come
    /// @param approvers who approved, level by level
    /// @param payment the payment that named it last
    /// @param overdue whether it was noted that its time ran out
    record Opened(
            ExceptionOpened opening,
            Stage stage,
            List<String> approvers,
            Optional<String> payment,
            boolean overdue)
            implements ExceptionFiling {

        public Opened {
            approvers = List.copyOf(approvers);
        }

        /// Its identifier.
        public String exception() {
            return opening.exception();
        }

        /// The division and fiscal year, as tags name them.
        public String year() {
            return DivisionYears.name(opening.division(), opening.fiscalYear());
        }

        /// Until when it is to be paid.
        public Instant dueAt() {
            return opening.dueAt();
        }

        /// The level whose turn it is, if one is missing.
        public Optional<Level> nextLevel() {
            return opening.levels().stream().skip(approvers.size()).findFirst();
        }

        /// Everybody who took a step: the opener and the approvers.
        public Stream<String> persons() {
            return Stream.concat(Stream.of(opening.opener()), approvers.stream());
        }

        /// The payment that is under way or made, if there is one.
        public Optional<Payment.Live> standing(State state) {
            return payment.flatMap(id ->
                    state.of(Payment.PART.of(id)) instanceof Payment.Live live
                                    && live.stage().isStanding()
                            ? Optional.of(live)
                            : Optional.empty());
        }

        /// What was paid and has not come back.
        public Money paid(State state) {
            return settled(state).map(Payment.Live::refundable).orElse(Money.ZERO);
        }

        /// The payment, if it was made.
        public Optional<Payment.Live> settled(State state) {
            return standing(state)
                    .filter(live ->
                            switch (live.stage()) {
                                case SETTLED, CORRECTED, PARTLY_REFUNDED -> true;
                                default -> false;
                            });
        }

        private Opened to(Stage next, List<String> approved) {
            return new Opened(opening, next, approved, payment, overdue);
        }

        private Opened approvedBy(String person) {
            List<String> all = Stream.concat(approvers.stream(), Stream.of(person)).toList();
            return to(
                    all.size() == opening.levels().size() ? Stage.APPROVED : Stage.EVIDENCED, all);
        }

        private Opened apply(Event event) {
            return switch (event) {
                case DecisionBasisAttached _ when stage == Stage.OPENED ->
                        to(Stage.EVIDENCED, approvers);
                case ExceptionApproved e
                        when stage == Stage.EVIDENCED
                                && nextLevel().filter(e.level()::equals).isPresent() ->
                        approvedBy(e.approver());
                case PaymentSubmitted e when stage == Stage.APPROVED ->
                        new Opened(opening, stage, approvers, Optional.of(e.payment()), overdue);
                case ExceptionOverdue _ when !overdue && stage != Stage.CLOSED ->
                        new Opened(opening, stage, approvers, payment, true);
                case ExceptionClosed _ when stage != Stage.CLOSED -> to(Stage.CLOSED, approvers);
                default -> throw new CorruptHistoryException(this + " cannot fold " + event);
            };
        }
    }

    private static ExceptionFiling evolve(ExceptionFiling filing, Event event) {
        return switch (filing) {
            case Unknown _ when event instanceof ExceptionOpened e ->
                    new Opened(e, Stage.OPENED, List.of(), Optional.empty(), false);
            case Opened opened -> opened.apply(event);
            case Unknown _ -> throw new CorruptHistoryException(filing + " cannot fold " + event);
        };
    }
}
