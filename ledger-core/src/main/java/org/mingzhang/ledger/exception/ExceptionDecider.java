package org.mingzhang.ledger.exception;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.ledger.attachment.Attachment;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.exception.ExceptionCommand.ApproveException;
import org.mingzhang.ledger.exception.ExceptionCommand.AttachDecisionBasis;
import org.mingzhang.ledger.exception.ExceptionCommand.CloseException;
import org.mingzhang.ledger.exception.ExceptionCommand.OpenException;
import org.mingzhang.ledger.exception.ExceptionCommand.RecordExceptionOverdue;
import org.mingzhang.ledger.exception.ExceptionEvent.DecisionBasisAttached;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionApproved;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionClosed;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOpened;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOverdue;
import org.mingzhang.ledger.exception.ExceptionFiling.Opened;
import org.mingzhang.ledger.exception.ExceptionFiling.Stage;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionExists;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionNotOverdue;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionStageForbids;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionUnknown;
import org.mingzhang.ledger.exception.ExceptionRefusal.NotTheLevel;
import org.mingzhang.ledger.procedure.Level;
import org.mingzhang.ledger.procedure.ProcedureRuleRefusal.ProcedureNotPublished;
import org.mingzhang.ledger.procedure.Procedures;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.reference.EffectiveDate;

/// Decides the steps of an exception. Who opens it and who approves it, level by level, are
/// different persons; who reviews it is none of them.
public final class ExceptionDecider {

    private ExceptionDecider() {}

    /// Starts the clock.
    public static Decision open(OpenException command, State state, Occasion occasion) {
        if (state.of(ExceptionFiling.PART.of(command.exception())) instanceof Opened) {
            return Decision.refuse(new ExceptionExists(command.exception()));
        }
        return BudgetLine.decide(
                command.line(),
                Operation.SPEND,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    Optional<Procedures.Published> rule =
                            state.of(Procedures.PART.of(line.year())).inForce();
                    if (rule.isEmpty()) {
                        return Decision.refuse(new ProcedureNotPublished(line.year()));
                    }
                    Instant dueAt =
                            occasion.decidedAt()
                                    .plus(Duration.ofHours(rule.get().rule().exceptionHours()));
                    return Decision.accept(
                            new ExceptionOpened(
                                    command.exception(),
                                    line.line(),
                                    command.kind(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.amount(),
                                    command.reason(),
                                    occasion.actor().id(),
                                    rule.get().rule().exceptionLevels(),
                                    dueAt,
                                    dueAt.atZone(occasion.zone()).toLocalDate(),
                                    rule.get().version()));
                });
    }

    /// Attaches the decision, whose files are stored.
    public static Decision attach(AttachDecisionBasis command, State state, Occasion occasion) {
        return step(
                command.exception(),
                Stage.OPENED,
                state,
                filing ->
                        Attachment.missing(command.attachments(), state)
                                .or(() -> untimely(filing, command.effectiveDate(), occasion))
                                .map(Decision::refuse)
                                .orElseGet(() ->
                                        Decision.accept(
                                                new DecisionBasisAttached(
                                                        filing.exception(),
                                                        command.effectiveDate(),
                                                        filing.opening().fiscalYear(),
                                                        filing.opening().division(),
                                                        filing.opening().unit(),
                                                        command.document(),
                                                        command.attachments()))));
    }

    /// The level whose turn it is approves, in its own role.
    public static Decision approve(ApproveException command, State state, Occasion occasion) {
        return step(
                command.exception(),
                Stage.EVIDENCED,
                state,
                filing -> {
                    Level level = filing.nextLevel().orElseThrow();
                    return outOfTurn(filing, level, occasion)
                            .or(() -> untimely(filing, command.effectiveDate(), occasion))
                            .map(Decision::refuse)
                            .orElseGet(() ->
                                    Decision.accept(
                                            new ExceptionApproved(
                                                    filing.exception(),
                                                    command.effectiveDate(),
                                                    filing.opening().fiscalYear(),
                                                    filing.opening().division(),
                                                    filing.opening().unit(),
                                                    level,
                                                    occasion.actor().id(),
                                                    command.remark())));
                });
    }

    private static Optional<Refusal> outOfTurn(Opened filing, Level level, Occasion occasion) {
        if (!occasion.actor().role().equals(level.role())) {
            return Optional.of(
                    new NotTheLevel(filing.exception(), level.role(), occasion.actor().role()));
        }
        return samePerson(filing, occasion);
    }

    private static Optional<Refusal> samePerson(Opened filing, Occasion occasion) {
        String person = occasion.actor().id();
        if (filing.opening().opener().equals(person)) {
            return Optional.of(new SamePersonTwice(person, "opener"));
        }
        int level = filing.approvers().indexOf(person);
        return level < 0
                ? Optional.empty()
                : Optional.of(
                        new SamePersonTwice(person, filing.opening().levels().get(level).role()));
    }

    /// Ends an exception that has no payment under way, by a person who took no step in it.
    public static Decision close(CloseException command, State state, Occasion occasion) {
        if (!(state.of(ExceptionFiling.PART.of(command.exception())) instanceof Opened filing)) {
            return Decision.refuse(new ExceptionUnknown(command.exception()));
        }
        boolean underWay = filing.standing(state).isPresent() && filing.settled(state).isEmpty();
        if (filing.stage() == Stage.CLOSED || underWay) {
            return Decision.refuse(
                    new ExceptionStageForbids(
                            filing.exception(),
                            underWay ? "payment under way" : filing.stage().word(),
                            underWay ? "payment settled or returned" : "open"));
        }
        return samePerson(filing, occasion)
                .or(() -> Attachment.missing(command.attachments(), state))
                .or(() -> inFuture(command.effectiveDate(), occasion))
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(
                                new ExceptionClosed(
                                        filing.exception(),
                                        command.effectiveDate(),
                                        filing.opening().fiscalYear(),
                                        filing.opening().division(),
                                        filing.opening().unit(),
                                        filing.paid(state),
                                        occasion.actor().id(),
                                        command.review(),
                                        command.attachments())));
    }

    /// Notes once that the time ran out before the payment was made.
    public static Decision overdue(RecordExceptionOverdue command, State state, Occasion occasion) {
        if (!(state.of(ExceptionFiling.PART.of(command.exception())) instanceof Opened filing)) {
            return Decision.refuse(new ExceptionUnknown(command.exception()));
        }
        boolean late =
                occasion.decidedAt().isAfter(filing.dueAt())
                        && !filing.overdue()
                        && filing.stage() != Stage.CLOSED
                        && filing.settled(state).isEmpty();
        return late
                ? Decision.accept(
                        new ExceptionOverdue(
                                filing.exception(),
                                occasion.today(),
                                filing.opening().fiscalYear(),
                                filing.opening().division(),
                                filing.opening().unit(),
                                filing.dueAt()))
                : Decision.refuse(new ExceptionNotOverdue(filing.exception(), filing.dueAt()));
    }

    /// A review may come in the year after.
    private static Optional<Refusal> inFuture(LocalDate effectiveDate, Occasion occasion) {
        return EffectiveDate.refusal(effectiveDate, effectiveDate.getYear(), occasion);
    }

    private static Optional<Refusal> untimely(
            Opened filing, LocalDate effectiveDate, Occasion occasion) {
        return EffectiveDate.refusal(effectiveDate, filing.opening().fiscalYear(), occasion);
    }

    private static Decision step(
            String id, Stage needed, State state, Function<Opened, Decision> decide) {
        if (!(state.of(ExceptionFiling.PART.of(id)) instanceof Opened filing)) {
            return Decision.refuse(new ExceptionUnknown(id));
        }
        return filing.stage() == needed
                ? decide.apply(filing)
                : Decision.refuse(
                        new ExceptionStageForbids(id, filing.stage().word(), needed.word()));
    }
}
