package org.mingzhang.ledger.testing;

import static org.mingzhang.ledger.testing.Examples.DIVISION;
import static org.mingzhang.ledger.testing.Examples.DIVISION_YEAR;
import static org.mingzhang.ledger.testing.Examples.YEAR;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Facts.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.attachment.AttachmentEvent.AttachmentStored;
import org.mingzhang.ledger.attachment.MediaType;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOpened;
import org.mingzhang.ledger.exception.ExceptionKind;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalSubmitted;
import org.mingzhang.ledger.jointreview.ProposalKind;
import org.mingzhang.ledger.multiyear.AnnualPlan;
import org.mingzhang.ledger.multiyear.MultiYearEvent.MultiYearRegistered;
import org.mingzhang.ledger.procedure.Level;
import org.mingzhang.ledger.procedure.ProcedureRule;
import org.mingzhang.ledger.procedure.ProcedureRule.CashPlans;
import org.mingzhang.ledger.procedure.ProcedureRuleEvent.ProcedureRuleConfirmed;
import org.mingzhang.ledger.procedure.ProcedureRuleEvent.ProcedureRuleProposed;

/// What happened around the balances of unit 219011.
public final class ProcedureFacts {

    /// Two levels approve exceptions within 48 hours, a line may have a cash plan, and a project
    /// may deviate by 5 %.
    public static final ProcedureRule RULE =
            new ProcedureRule(48, List.of(Level.REVIEWER, Level.APPROVER), CashPlans.OPTIONAL, 500);

    private static final String UNIT = "219011";

    private ProcedureFacts() {}

    /// Two persons published the procedures.
    public static List<Event> published(ProcedureRule rule) {
        return List.of(
                new ProcedureRuleProposed(
                        DIVISION_YEAR, 1, rule, TODAY, YEAR, DIVISION, UNIT, "Rule", "budget-1"),
                new ProcedureRuleConfirmed(
                        DIVISION_YEAR, 1, TODAY, YEAR, DIVISION, UNIT, "budget-2"));
    }

    /// A file was brought.
    public static AttachmentStored stored(String digest) {
        return new AttachmentStored(
                digest, 1_000, MediaType.PDF, TODAY, YEAR, DIVISION, UNIT, "handler-1");
    }

    /// An exception was opened on a line.
    public static ExceptionOpened opened(String exception, String line, String amount) {
        return new ExceptionOpened(
                exception,
                line,
                ExceptionKind.EMERGENCY,
                TODAY,
                YEAR,
                DIVISION,
                UNIT,
                money(amount),
                "A dyke broke",
                "handler-1",
                List.of(Level.REVIEWER, Level.APPROVER),
                Instant.parse("2026-07-02T04:00:00.000Z"),
                LocalDate.of(2026, 7, 2),
                1);
    }

    /// A project of one year was registered.
    public static MultiYearRegistered registered(String project, String total) {
        return new MultiYearRegistered(
                project,
                TODAY,
                YEAR,
                DIVISION,
                UNIT,
                "Dyke",
                money(total),
                List.of(new AnnualPlan(YEAR, money(total))),
                "Project");
    }

    /// A change of the unit's budget was proposed.
    public static ProposalSubmitted proposed(String proposal, ProposalKind kind, String amount) {
        return new ProposalSubmitted(
                proposal,
                kind,
                TODAY,
                YEAR,
                DIVISION,
                UNIT,
                money(amount),
                "More readers",
                "Proposal",
                "head-1",
                List.of(),
                Optional.empty());
    }
}
