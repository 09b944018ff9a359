package org.mingzhang.ledger.jointreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.Examples.DIVISION;
import static org.mingzhang.ledger.testing.Examples.YEAR;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.TableFacts.published;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.PostVirement;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SupplementAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationSupplemented;
import org.mingzhang.ledger.calendar.CalendarEvent.PhaseDatesProposed;
import org.mingzhang.ledger.calendar.CalendarEvent.PhaseDatesSet;
import org.mingzhang.ledger.calendar.CalendarRefusal.PhaseLocked;
import org.mingzhang.ledger.calendar.PhaseDates;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.jointreview.JointReviewCommand.ConcludeReviewRound;
import org.mingzhang.ledger.jointreview.JointReviewCommand.EscalateReview;
import org.mingzhang.ledger.jointreview.JointReviewCommand.GiveOpinion;
import org.mingzhang.ledger.jointreview.JointReviewCommand.OpenReviewRound;
import org.mingzhang.ledger.jointreview.JointReviewCommand.RemindParticipants;
import org.mingzhang.ledger.jointreview.JointReviewCommand.ReviseProposal;
import org.mingzhang.ledger.jointreview.JointReviewCommand.SubmitProposal;
import org.mingzhang.ledger.jointreview.JointReviewEvent.OpinionGiven;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ParticipantsReminded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalApplied;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewEscalated;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundConcluded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundOpened;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.AmountExceedsProposal;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.NoOpinionGiven;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ObjectionStands;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.OpinionEscalated;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.OpinionGivenBefore;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.OpinionsMissing;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ParticipantNotAsked;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalExists;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalForOther;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalStageForbids;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalUnknown;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ReviewNotDue;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ReviewNotPublished;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ReviewRequired;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ReviewRoundNotOpen;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.ruletable.TableForm;
import org.mingzhang.ledger.testing.Examples;
import org.mingzhang.ledger.testing.History;

/// A major adjustment is put before those whom it concerns before it takes effect: five working
/// days, a reminder a day before, and what is missing then goes up to the heads.
class JointReviewTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 6, 30);
    private static final Instant DUE = endOf("2026-07-07");
    private static final String PLANNING = "201001";
    private static final String AUDIT = "202001";

    private final History history = new History();
    private Instant now = TUESDAY.atTime(9, 0).atZone(ZONE).toInstant();

    private static Instant endOf(String day) {
        return startOf(LocalDate.parse(day).plusDays(1).toString());
    }

    private static Instant startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    @BeforeEach
    void supplementsAbove1000NeedAReview() {
        history.append(
                List.of(approved("A", "9000.00"), approved("B", "0.00"), released("A", "9000.00")));
        history.append(
                published(TableForm.JOINT_REVIEW, "supplement 1000.00 5 1", "virement 500.00 5 1"));
    }

    private <C extends Command> Decision by(
            String person, String role, String unit, Decider<C> decider, C command) {
        Decision decision =
                decider.decide(
                        command,
                        history,
                        new Occasion(new Occasion.Person(person, role, unit), now, ZONE));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    private <C extends Command> Decision budget(String person, Decider<C> decider, C command) {
        return by(person, "budget", "201", decider, command);
    }

    private Decision propose(String proposal, ProposalKind kind, String amount) {
        return by(
                "head-1",
                "business-head",
                "219011",
                JointReviewDecider::submit,
                new SubmitProposal(
                        proposal,
                        kind,
                        DIVISION,
                        YEAR,
                        "219011",
                        money(amount),
                        "A second reading room",
                        "Proposal No. 1",
                        List.of()));
    }

    private Decision open(int round, String... participants) {
        return budget(
                "budget-1",
                JointReviewDecider::open,
                new OpenReviewRound("b1", round, Arrays.asList(participants)));
    }

    private Decision opinion(String person, String role, String unit, Verdict verdict) {
        return by(
                person,
                role,
                unit,
                JointReviewDecider::giveOpinion,
                new GiveOpinion("b1", 1, unit, verdict, "As the plan says", List.of()));
    }

    private Decision conclude(String person, int round, Outcome outcome) {
        return budget(
                person,
                JointReviewDecider::conclude,
                new ConcludeReviewRound("b1", round, outcome, "All were heard"));
    }

    private Decision remind() {
        return by(
                "ledger",
                "system",
                "ledger",
                JointReviewDecider::remind,
                new RemindParticipants("b1", 1));
    }

    private Decision escalate() {
        return by(
                "ledger",
                "system",
                "ledger",
                JointReviewDecider::escalate,
                new EscalateReview("b1", 1));
    }

    private Decision supplement(String amount, Optional<String> proposal) {
        return supplement("A", amount, proposal);
    }

    private Decision supplement(String line, String amount, Optional<String> proposal) {
        return budget(
                "budget-1",
                ReviewedChange.within(
                        SupplementAppropriation::proposal, BudgetLineDecider::supplement),
                new SupplementAppropriation(
                        line,
                        Examples.DAY,
                        Optional.empty(),
                        "Supplement",
                        money(amount),
                        proposal,
                        List.of()));
    }

    private static void holds(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    private static void isRefused(Decision decision, Refusal refusal) {
        assertThat(decision).isEqualTo(Decision.refuse(refusal));
    }

    private static <E extends Event> E only(Decision decision, Class<E> type) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return type.cast(((Decision.Accepted) decision).events().getFirst());
    }

    private void adopted(String amount) {
        holds(propose("b1", ProposalKind.SUPPLEMENT, amount));
        holds(open(1, PLANNING));
        holds(opinion("reviewer-1", "reviewer", PLANNING, Verdict.AGREE));
        holds(conclude("budget-2", 1, Outcome.ADOPTED));
    }

    @Nested
    class ARoundHasADeadlineInWorkingDays {

        @Test
        void fiveOfThemAfterTheDayOfItsOpeningAndAReminderTheDayBefore() {
            propose("b1", ProposalKind.SUPPLEMENT, "5000.00");
            ReviewRoundOpened opened = only(open(1, PLANNING), ReviewRoundOpened.class);

            // 1, 2, 3, 6 and 7 July.
            assertThat(opened.dueOn()).isEqualTo("2026-07-07");
            assertThat(opened.dueAt()).isEqualTo(DUE);
            assertThat(opened.remindAt()).isEqualTo(startOf("2026-07-06"));
        }

        @Test
        void holidaysDoNotCountAndWeekendDaysWorkedForThemDo() {
            history.append(published(TableForm.WORKING_DAYS, "2026-07-01 no", "2026-07-04 yes"));
            propose("b1", ProposalKind.SUPPLEMENT, "5000.00");

            // 2, 3, 4, 6 and 7 July.
            assertThat(only(open(1, PLANNING), ReviewRoundOpened.class))
                    .returns(LocalDate.of(2026, 7, 7), ReviewRoundOpened::dueOn)
                    .returns(Optional.of(1), ReviewRoundOpened::workingDaysVersion);
        }

        @Test
        void andWhereNobodyPublishedOneThereIsNoRound() {
            propose("b1", ProposalKind.REDUCTION, "5000.00");

            isRefused(
                    open(1, PLANNING),
                    new ReviewNotPublished(DIVISION + "/joint-review", "reduction"));
        }
    }

    @Nested
    class AProposal {

        @Test
        void isSubmittedOnce() {
            holds(propose("b1", ProposalKind.SUPPLEMENT, "5000.00"));
            isRefused(propose("b1", ProposalKind.SUPPLEMENT, "5000.00"), new ProposalExists("b1"));
        }

        @Test
        void ofABudgetComesWhileTheYearIsFormulated() {
            LocalDate end = LocalDate.of(2026, 12, 31);
            history.append(
                    List.of(
                            new PhaseDatesProposed(
                                    Examples.DIVISION_YEAR,
                                    1,
                                    Optional.empty(),
                                    new PhaseDates(
                                            LocalDate.of(2025, 9, 1),
                                            LocalDate.of(2025, 11, 30),
                                            LocalDate.of(2025, 12, 1),
                                            LocalDate.of(2026, 2, 28),
                                            LocalDate.of(2026, 3, 1),
                                            end,
                                            LocalDate.of(2027, 1, 1),
                                            LocalDate.of(2027, 3, 31)),
                                    TUESDAY,
                                    YEAR,
                                    DIVISION,
                                    "201",
                                    "Calendar",
                                    "budget-1"),
                            new PhaseDatesSet(
                                    Examples.DIVISION_YEAR,
                                    1,
                                    TUESDAY,
                                    YEAR,
                                    DIVISION,
                                    "201",
                                    "budget-2")));

            isRefused(
                    propose("b1", ProposalKind.BUDGET, "5000.00"),
                    new PhaseLocked(
                            1, "formulation 2025-09-01/2025-11-30", now, Examples.DIVISION_YEAR));
            holds(propose("b1", ProposalKind.SUPPLEMENT, "5000.00"));
        }

        @Test
        void isReviewedRoundByRoundUntilNobodyObjects() {
            propose("b1", ProposalKind.SUPPLEMENT, "5000.00");
            isRefused(open(2, PLANNING), new ReviewRoundNotOpen("b1", 1, 2));
            holds(open(1, PLANNING, AUDIT));
            holds(opinion("reviewer-1", "reviewer", PLANNING, Verdict.AGREE));
            holds(opinion("approver-1", "approver", AUDIT, Verdict.OBJECT));
            isRefused(conclude("budget-2", 1, Outcome.ADOPTED), new ObjectionStands("b1", AUDIT));
            holds(conclude("budget-2", 1, Outcome.RETURNED));
            isRefused(open(2, PLANNING), new ProposalStageForbids("b1", "submitted", "returned"));
            holds(
                    budget(
                            "budget-3",
                            JointReviewDecider::revise,
                            new ReviseProposal(
                                    "b1", money("3000.00"), "One room", "No. 1b", List.of())));
            holds(open(2, AUDIT));
            isRefused(
                    opinion("approver-1", "approver", AUDIT, Verdict.AGREE),
                    new ReviewRoundNotOpen("b1", 2, 1));
            holds(
                    by(
                            "approver-1",
                            "approver",
                            AUDIT,
                            JointReviewDecider::giveOpinion,
                            new GiveOpinion(
                                    "b1", 2, AUDIT, Verdict.AGREE, "One room will do", List.of())));
            holds(conclude("budget-2", 2, Outcome.ADOPTED));
            isRefused(
                    supplement("3000.01", Optional.of("b1")),
                    new AmountExceedsProposal("b1", money("3000.00"), money("3000.01")));
            holds(supplement("3000.00", Optional.of("b1")));
        }

        @Test
        void thatIsRefusedStaysRefused() {
            propose("b1", ProposalKind.SUPPLEMENT, "5000.00");
            open(1, PLANNING);
            opinion("reviewer-1", "reviewer", PLANNING, Verdict.OBJECT);
            holds(conclude("budget-2", 1, Outcome.REFUSED));
            isRefused(open(2, PLANNING), new ProposalStageForbids("b1", "submitted", "refused"));
            isRefused(
                    supplement("2000.00", Optional.of("b1")),
                    new ProposalStageForbids("b1", "adopted", "refused"));
        }
    }

    @Nested
    class AnOpinion {

        @BeforeEach
        void twoUnitsAreAsked() {
            propose("b1", ProposalKind.SUPPLEMENT, "5000.00");
            open(1, PLANNING, AUDIT);
        }

        @Test
        void isGivenForTheOwnUnitByThoseWhoWereAsked() {
            isRefused(
                    opinion("reviewer-1", "reviewer", "219011", Verdict.AGREE),
                    new ParticipantNotAsked("b1", PLANNING + ", " + AUDIT, "219011"));
            isRefused(
                    by(
                            "reviewer-1",
                            "reviewer",
                            PLANNING,
                            JointReviewDecider::giveOpinion,
                            new GiveOpinion("b1", 1, AUDIT, Verdict.AGREE, "Fine", List.of())),
                    new ParticipantNotAsked("b1", PLANNING + ", " + AUDIT, PLANNING));
        }

        @Test
        void isNotTheProposersOwn() {
            isRefused(
                    opinion("head-1", "business-head", PLANNING, Verdict.AGREE),
                    new SamePersonTwice("head-1", "proposer"));
        }

        @Test
        void isGivenOnceAndNothingTakesItBack() {
            OpinionGiven given =
                    only(
                            opinion("reviewer-1", "reviewer", PLANNING, Verdict.OBJECT),
                            OpinionGiven.class);
            assertThat(given.late()).isFalse();
            isRefused(
                    opinion("reviewer-2", "reviewer", PLANNING, Verdict.AGREE),
                    new OpinionGivenBefore("b1", PLANNING));
        }

        @Test
        void isMissedBeforeTheRoundEnds() {
            opinion("reviewer-1", "reviewer", PLANNING, Verdict.AGREE);
            isRefused(
                    conclude("budget-2", 1, Outcome.ADOPTED),
                    new OpinionsMissing("b1", AUDIT, DUE));
        }

        @Test
        void isLateAfterTheDeadlineAndIsKept() {
            now = DUE.minusMillis(1);
            assertThat(
                            only(
                                            opinion(
                                                    "reviewer-1",
                                                    "reviewer",
                                                    PLANNING,
                                                    Verdict.AGREE),
                                            OpinionGiven.class)
                                    .late())
                    .isFalse();
            now = DUE;
            assertThat(
                            only(
                                            opinion("approver-1", "approver", AUDIT, Verdict.AGREE),
                                            OpinionGiven.class)
                                    .late())
                    .isTrue();
        }
    }

    @Nested
    class WhoeverIsSilent {

        @BeforeEach
        void oneOfTwoAnswers() {
            propose("b1", ProposalKind.SUPPLEMENT, "5000.00");
            open(1, PLANNING, AUDIT);
            opinion("reviewer-1", "reviewer", PLANNING, Verdict.AGREE);
        }

        @Test
        void isRemindedOnceTheWorkingDayBefore() {
            now = startOf("2026-07-06").minusMillis(1);
            isRefused(remind(), new ReviewNotDue("b1", startOf("2026-07-06")));
            now = startOf("2026-07-06");
            assertThat(only(remind(), ParticipantsReminded.class).missing()).containsExactly(AUDIT);
            isRefused(remind(), new ReviewNotDue("b1", startOf("2026-07-06")));
        }

        @Test
        void hasTheMatterTakenToItsHeadAtTheDeadline() {
            now = DUE.minusMillis(1);
            isRefused(escalate(), new ReviewNotDue("b1", DUE));
            now = DUE;
            assertThat(only(escalate(), ReviewEscalated.class).missing()).containsExactly(AUDIT);
            isRefused(escalate(), new ReviewNotDue("b1", DUE));
            isRefused(remind(), new ReviewNotDue("b1", startOf("2026-07-06")));

            isRefused(
                    opinion("approver-1", "approver", AUDIT, Verdict.AGREE),
                    new OpinionEscalated("b1", "business-head", "approver"));
            holds(opinion("head-2", "business-head", AUDIT, Verdict.AGREE));
            holds(conclude("budget-2", 1, Outcome.ADOPTED));
        }

        @Test
        void holdsTheRoundUpNoMoreAfterThatAndIsNamedInItsEnd() {
            now = DUE;
            isRefused(
                    conclude("budget-2", 1, Outcome.ADOPTED),
                    new OpinionsMissing("b1", AUDIT, DUE));
            escalate();
            assertThat(
                            only(
                                            conclude("budget-2", 1, Outcome.ADOPTED),
                                            ReviewRoundConcluded.class)
                                    .missing())
                    .containsExactly(AUDIT);
        }
    }

    @Test
    void silenceAdoptsNothing() {
        propose("b1", ProposalKind.SUPPLEMENT, "5000.00");
        open(1, PLANNING, AUDIT);
        now = DUE;
        escalate();

        isRefused(
                conclude("budget-2", 1, Outcome.ADOPTED),
                new NoOpinionGiven("b1", PLANNING + ", " + AUDIT));
        holds(conclude("budget-2", 1, Outcome.RETURNED));
    }

    @Test
    void aRoundIsEndedByAPersonWhoNeitherProposedNorGaveAnOpinion() {
        propose("b1", ProposalKind.SUPPLEMENT, "5000.00");
        open(1, PLANNING);
        opinion("budget-4", "budget", PLANNING, Verdict.AGREE);
        isRefused(
                conclude("budget-4", 1, Outcome.ADOPTED),
                new SamePersonTwice("budget-4", "participant"));
        isRefused(
                conclude("head-1", 1, Outcome.ADOPTED), new SamePersonTwice("head-1", "proposer"));
        holds(conclude("budget-2", 1, Outcome.ADOPTED));
        isRefused(
                conclude("budget-2", 1, Outcome.ADOPTED),
                new ProposalStageForbids("b1", "in review", "adopted"));
    }

    @Nested
    class AMajorAdjustment {

        @Test
        void doesNotTakeEffectWithoutAConcludedRound() {
            holds(supplement("1000.00", Optional.empty()));
            isRefused(
                    supplement("0.01", Optional.empty()),
                    new ReviewRequired(
                            "219011", "supplement", money("1000.00"), money("1000.01"), 1));
            isRefused(supplement("2000.00", Optional.of("b1")), new ProposalUnknown("b1"));
            propose("b1", ProposalKind.SUPPLEMENT, "5000.00");
            isRefused(
                    supplement("2000.00", Optional.of("b1")),
                    new ProposalStageForbids("b1", "adopted", "submitted"));
            open(1, PLANNING);
            opinion("reviewer-1", "reviewer", PLANNING, Verdict.AGREE);
            isRefused(
                    supplement("2000.00", Optional.of("b1")),
                    new ProposalStageForbids("b1", "adopted", "in review"));
            conclude("budget-2", 1, Outcome.ADOPTED);
            assertThat(supplement("2000.00", Optional.of("b1")))
                    .isInstanceOfSatisfying(
                            Decision.Accepted.class,
                            accepted ->
                                    assertThat(accepted.events())
                                            .hasExactlyElementsOfTypes(
                                                    ProposalApplied.class,
                                                    AppropriationSupplemented.class));
        }

        @Test
        void inPiecesIsTheSameAdjustment() {
            holds(supplement("600.00", Optional.empty()));
            isRefused(
                    supplement("600.00", Optional.empty()),
                    new ReviewRequired(
                            "219011", "supplement", money("1000.00"), money("1200.00"), 1));
        }

        @Test
        void overSeveralLinesIsTheSameAdjustment() {
            holds(supplement("A", "600.00", Optional.empty()));
            isRefused(
                    supplement("B", "600.00", Optional.empty()),
                    new ReviewRequired(
                            "219011", "supplement", money("1000.00"), money("1200.00"), 1));
        }

        @Test
        void ofAnotherUnitIsAnotherAdjustment() {
            history.append(
                    List.of(approved("C", "2026/line:C", DIVISION, YEAR, "219012", "11", "0.00")));
            holds(supplement("A", "600.00", Optional.empty()));
            holds(supplement("C", "600.00", Optional.empty()));
        }

        @Test
        void thatWasReviewedDoesNotCountAmongThePieces() {
            adopted("5000.00");
            holds(supplement("5000.00", Optional.of("b1")));
            holds(supplement("1000.00", Optional.empty()));
        }

        @Test
        void takesNoMoreThanWasAdoptedAltogether() {
            adopted("5000.00");
            holds(supplement("3000.00", Optional.of("b1")));
            isRefused(
                    supplement("2000.01", Optional.of("b1")),
                    new AmountExceedsProposal("b1", money("2000.00"), money("2000.01")));
        }

        @ParameterizedTest
        @CsvSource({"A, B", "B, A"})
        void byVirementCountsForTheUnitThatGives(String source, String target) {
            holds(move("A", "B", "300.00", Optional.empty()));
            isRefused(
                    move(source, target, "300.00", Optional.empty()),
                    new ReviewRequired("219011", "virement", money("500.00"), money("600.00"), 1));
        }

        private Decision move(
                String source, String target, String amount, Optional<String> proposal) {
            return budget(
                    "budget-1",
                    ReviewedChange.within(PostVirement::proposal, BudgetLineDecider::transfer),
                    new PostVirement(
                            source,
                            target,
                            Balance.AVAILABLE,
                            Examples.DAY,
                            "Virement",
                            money(amount),
                            proposal,
                            List.of()));
        }

        @Test
        void isTheOneThatWasProposed() {
            adopted("5000.00");
            isRefused(
                    move("A", "B", "600.00", Optional.of("b1")),
                    new ProposalForOther(
                            "b1",
                            "supplement 440100000/2026 219011",
                            "virement 440100000/2026 219011"));
        }
    }
}
