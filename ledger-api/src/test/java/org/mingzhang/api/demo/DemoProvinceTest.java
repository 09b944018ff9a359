package org.mingzhang.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.importing.DecidingSink;
import org.mingzhang.api.importing.Progress;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.ledger.budgetline.BudgetLineEvent;
import org.mingzhang.ledger.calendar.CalendarEvent;
import org.mingzhang.ledger.cashplan.CashPlanEvent;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codes.CodesEvent;
import org.mingzhang.ledger.contract.ContractEvent;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.exception.ExceptionEvent;
import org.mingzhang.ledger.expense.ExpenseEvent;
import org.mingzhang.ledger.importedyear.ImportedYearEvent;
import org.mingzhang.ledger.jointreview.JointReviewEvent;
import org.mingzhang.ledger.multiyear.MultiYearEvent;
import org.mingzhang.ledger.payment.PaymentEvent;
import org.mingzhang.ledger.procedure.ProcedureRuleEvent;
import org.mingzhang.ledger.ruletable.TableEvent;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DemoProvinceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    /// The rules that do not bite in the streams of commands of which the province is made. The
    /// signed county, its people and their attempts show them all but a few, which
    /// `EveryRuleBitesIT` names.
    private static final Set<String> NOT_IN_THE_STREAMS =
            Set.of(
                    // The figures of a white paper are known once its entries are.
                    "paper-not-newer",
                    // Who sends a stream of commands has the role for them, everywhere.
                    "role-not-permitted",
                    "role-not-granted",
                    "division-outside-scope",
                    "unit-outside-scope",
                    // Of keys, signatures, sign-ins and personal texts.
                    "key-exists",
                    "key-not-enrolled",
                    "key-of-another-person",
                    "key-revoked-before",
                    "not-the-key-holder",
                    "signature-invalid",
                    "signature-missing",
                    "statement-expired",
                    "statement-mismatch",
                    "text-erased-before",
                    "access-is-blocked",
                    // Said to the ledger itself, or after days have passed.
                    "exception-not-overdue",
                    "review-not-due",
                    "opinion-escalated",
                    "no-opinion-given",
                    "pace-alert-exists",
                    "pace-alert-unknown",
                    "pace-answer-stands",
                    "pace-month-not-over",
                    "pace-months-apart",
                    "pace-not-behind",
                    "pace-plan-unknown",
                    "lines-sealed-before");

    private final DecidingSink ledger = new DecidingSink();

    private DemoProvince.Loaded load(LocalDate day) throws InterruptedException {
        DemoProvince province = new DemoProvince(day);
        CommandSink system = ledger.as("ledger", "system");
        for (DemoFile file : province.files()) {
            ObjectNode data =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("attachment", file.digest())
                            .put("bytes", file.bytes().length)
                            .put("mediaType", "text")
                            .put("division", file.division())
                            .put("unit", file.unit())
                            .put("uploader", file.person());
            assertThat(
                            system.submit(
                                    new OutgoingCommand(
                                            "attachment-" + file.division(),
                                            "attachment.RecordAttachment",
                                            data)))
                    .isNotNull();
        }
        return province.load(
                person -> ledger.as(person.id(), person.role(), person.unit()), Progress.NONE);
    }

    private static String code(Class<? extends Refusal> refusal) {
        return refusal.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void showsEveryStateOfAPaymentAndNearlyEveryRefusal() throws Exception {
        DemoProvince.Loaded loaded = load(DAY);

        assertThat(new DemoProvince(DAY).commands()).hasSizeBetween(14_000, 40_000);
        Set<String> absent =
                LedgerTypes.catalogue().refusals().stream()
                        .map(DemoProvinceTest::code)
                        .filter(code -> !loaded.refused().containsKey(code))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(absent).isEqualTo(new TreeSet<>(NOT_IN_THE_STREAMS));
        assertThat(loaded.refused().get("same-person-twice")).isEqualTo(21 * 9);
        assertThat(loaded.refused().get("amount-exceeds-available")).isGreaterThanOrEqualTo(21);
        Map<Class<?>, Long> counts =
                ledger.events.stream()
                        .collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
        assertThat(counts)
                .containsKeys(
                        BudgetLineEvent.AppropriationSupplemented.class,
                        BudgetLineEvent.VirementPosted.class,
                        PaymentEvent.PaymentSubmitted.class,
                        PaymentEvent.PaymentReviewed.class,
                        PaymentEvent.PaymentApproved.class,
                        PaymentEvent.PaymentReturned.class,
                        PaymentEvent.PaymentWithdrawn.class,
                        PaymentEvent.PaymentSettled.class,
                        PaymentEvent.RefundReceived.class,
                        PaymentEvent.PaymentCorrected.class,
                        BudgetLineEvent.OpeningBalanceRecorded.class,
                        BudgetLineEvent.FundsFrozen.class,
                        BudgetLineEvent.FundsUnfrozen.class,
                        BudgetLineEvent.FundsRecalled.class,
                        BudgetLineEvent.LinePoolChanged.class,
                        BudgetLineEvent.SurplusLapsed.class,
                        ContractEvent.FundsReserved.class,
                        ContractEvent.ReservationCancelled.class,
                        ContractEvent.ContractSigned.class,
                        ContractEvent.ContractIncreased.class,
                        ContractEvent.ContractReduced.class,
                        CalendarEvent.PhaseDatesSet.class,
                        CalendarEvent.ExtensionGranted.class,
                        CalendarEvent.MonthClosed.class,
                        TableEvent.TableConfirmed.class,
                        ExpenseEvent.ClaimFiled.class,
                        ExpenseEvent.ClaimAmended.class,
                        PaymentEvent.ApprovalGiven.class,
                        PaymentEvent.VoucherIssued.class,
                        PaymentEvent.PaymentBlocked.class,
                        PaymentEvent.PaymentUnblocked.class,
                        CodesEvent.CodeSetPublished.class,
                        CodesEvent.CodeRetired.class,
                        ProcedureRuleEvent.ProcedureRuleConfirmed.class,
                        ExceptionEvent.ExceptionApproved.class,
                        ExceptionEvent.ExceptionClosed.class,
                        CashPlanEvent.CashPlanApproved.class,
                        CashPlanEvent.CashDrawn.class,
                        CashPlanEvent.CashGivenBack.class,
                        JointReviewEvent.OpinionGiven.class,
                        JointReviewEvent.ProposalRevised.class,
                        JointReviewEvent.ReviewRoundConcluded.class,
                        JointReviewEvent.ProposalApplied.class,
                        ImportedYearEvent.SettledPaymentRecorded.class,
                        MultiYearEvent.AnnualPlanRevised.class,
                        MultiYearEvent.SpecialAuditTriggered.class);
        assertThat(counts.get(BudgetLineEvent.AppropriationApproved.class))
                .isEqualTo(21 * 44 + 121 * 6 + 10 + 2 * 4 * 3);
    }

    @Test
    void paysThroughTheYearAtAPaceThatDiffersByCity() throws Exception {
        load(DAY);

        assertThat(percentPaid("4403")).isBetween(44L, 56L);
        assertThat(percentPaid("4453")).isBetween(10L, 24L);
        assertThat(approved("4403")).isGreaterThan(5 * approved("4453"));
    }

    private long percentPaid(String division) {
        return sum(
                        PaymentEvent.PaymentSettled.class,
                        e -> e.division().startsWith(division) ? e.amount().minorUnits() : 0)
                * 100
                / approved(division);
    }

    private long approved(String division) {
        return sum(
                BudgetLineEvent.AppropriationApproved.class,
                e ->
                        e.line().startsWith(division) && e.fiscalYear() == DAY.getYear()
                                ? e.amount().minorUnits()
                                : 0);
    }

    private <E> long sum(Class<E> type, ToLongFunction<E> amount) {
        return ledger.events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .mapToLong(amount)
                .sum();
    }

    @Test
    void changesNothingWhenItIsLoadedAgain() throws Exception {
        DemoProvince.Loaded first = load(DAY);
        List<Object> events = List.copyOf(ledger.events);

        DemoProvince.Loaded second = load(DAY);

        assertThat(ledger.events).isEqualTo(events);
        assertThat(second.accepted()).isEqualTo(first.accepted());
        assertThat(second.repeated()).isEqualTo(new DemoProvince(DAY).commands().size());
    }

    @Test
    void loadsOnTheFirstDayOfAYear() throws Exception {
        assertThat(load(LocalDate.of(2026, 1, 1)).accepted()).isGreaterThan(3_000);
    }

    @Test
    void saysInEveryRecordedNameThatItIsMadeUp() {
        assertThat(new DemoProvince(DAY).commands())
                .allSatisfy(next -> {
                    assertThat(next.person().id()).startsWith("demo.");
                    assertThat(next.command().id()).startsWith("demo-");
                    for (String member : List.of("label", "document", "voucher")) {
                        String text = next.command().data().path(member).asString("示范");
                        assertThat(text).contains("示范");
                    }
                    assertThat(next.command().data().at("/payee/name").asString("示范"))
                            .contains("示范");
                });
    }

    @Test
    void standsOnTheDivisionsOfGuangdong() {
        DemoCodes codes = DemoCodes.load();
        assertThat(codes.cities()).hasSize(21);
        assertThat(codes.divisions()).hasSize(144);
        assertThat(codes.cities().getFirst())
                .isEqualTo(new DemoCodes.Division("440100000", "广州市", "city", "440000000"));
        assertThat(codes.divisions().stream().map(DemoCodes.Division::code))
                .allMatch(code -> code.matches("44[0-9]{4}000"))
                .doesNotHaveDuplicates();
    }
}
