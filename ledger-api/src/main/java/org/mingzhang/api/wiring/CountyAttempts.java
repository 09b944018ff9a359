package org.mingzhang.api.wiring;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.mingzhang.api.demo.DemoPerson;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.exception.ExceptionCommand.RecordExceptionOverdue;
import org.mingzhang.ledger.identity.AccessCommand;
import org.mingzhang.ledger.identity.AccessCommand.RecordSignIn;
import org.mingzhang.ledger.identity.RecordKeepingCommand.SealReadings;
import org.mingzhang.ledger.jointreview.JointReviewCommand.EscalateReview;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.MonthPace;
import org.mingzhang.ledger.pace.PaceBasis;
import org.mingzhang.ledger.pace.PaceCommand.RaisePaceAlert;
import tools.jackson.databind.node.ObjectNode;

/// What the people of the signed county try and may not, and what the ledger asks of itself too
/// early: the rules that no stream of commands meets, each once.
final class CountyAttempts {

    private static final String LAST = "demo-445381-attempt-last";
    private static final String CITY = "440100";
    private static final int FAILURES_TO_BLOCK = 7;

    private final CountyDesk desk;
    private final LocalDate asOf;
    private final Optional<String> erased;
    private int numbered;

    private CountyAttempts(CountyDesk desk, LocalDate asOf, Optional<String> erased) {
        this.desk = desk;
        this.asOf = asOf;
        this.erased = erased;
    }

    /// Makes them, unless they were made.
    ///
    /// @param asOf the day on which everything happens
    /// @param erased the commitment of a personal text that was erased, if there is one
    /// @throws org.mingzhang.api.importing.sink.SinkUnavailable if the ledger becomes unavailable
    static void load(LedgerRuntime runtime, LocalDate asOf, Optional<String> erased) {
        CountyDesk desk = new CountyDesk(runtime);
        if (!desk.knows(LAST)) {
            new CountyAttempts(desk, asOf, erased).load();
        }
    }

    private void load() {
        signatures();
        anotherKey();
        signIns();
        tooEarly();
        pace();
        erased.ifPresent(this::eraseAgain);
        elsewhere();
    }

    private String nextId() {
        numbered++;
        return "demo-445381-attempt-%02d".formatted(numbered);
    }

    private ObjectNode payment() {
        String id = nextId();
        return CountyDesk.command(
                "payment.SubmitPayment",
                id,
                data -> {
                    data.put("payment", id)
                            .put("line", SignedCounty.line(asOf))
                            .put("effectiveDate", asOf.toString())
                            .put("amount", "10.00")
                            .put("purpose", "示范付款")
                            .put("expectedResult", "示范事项办结");
                    data.putObject("payee")
                            .put("id", "DEMO-S-445381-1")
                            .put("kind", "organisation")
                            .put("name", "罗定市示范供应商");
                });
    }

    private void refused(ObjectNode command, DemoPerson person) {
        desk.refused(command, CountyDesk.actor(person));
    }

    private ObjectNode signed(ActorSecret key) {
        ObjectNode payment = payment();
        desk.sign(payment, SignedCounty.HANDLER, key, desk.expiry());
        return payment;
    }

    /// No signature, one over something else, one that is none, and one that comes too late.
    private void signatures() {
        ActorSecret own = SignedCounty.key(SignedCounty.HANDLER);
        refused(payment(), SignedCounty.HANDLER);

        ObjectNode changed = signed(own);
        changed.withObject("data").put("amount", "9000.00");
        refused(changed, SignedCounty.HANDLER);

        ObjectNode forged = signed(own);
        forged.withObject("signature")
                .put("value", Base64.getEncoder().encodeToString(new byte[64]));
        refused(forged, SignedCounty.HANDLER);

        ObjectNode late = payment();
        desk.sign(late, SignedCounty.HANDLER, own, desk.expiry().minus(Duration.ofDays(1)));
        refused(late, SignedCounty.HANDLER);
    }

    /// The key of a colleague, and a second one of one's own: before it is enrolled, a second time,
    /// and after it was lost.
    private void anotherKey() {
        refused(signed(SignedCounty.key(SignedCounty.REVIEWER)), SignedCounty.HANDLER);

        ActorSecret second =
                CountyDesk.key(SignatureScheme.ED25519, SignedCounty.HANDLER.id() + " second key");
        desk.accepted(proposal(second), SignedCounty.HANDLER);
        refused(proposal(second), SignedCounty.HANDLER);
        refused(signed(second), SignedCounty.HANDLER);
        desk.accepted(
                CountyDesk.command(
                        "identity.EnrolKey", nextId(), data -> data.put("key", second.key().id())),
                SignedCounty.ADMIN);
        refused(revocation(second), SignedCounty.REVIEWER);
        desk.accepted(revocation(second), SignedCounty.HANDLER);
        refused(signed(second), SignedCounty.HANDLER);
    }

    private ObjectNode proposal(ActorSecret key) {
        ObjectNode proposal =
                CountyDesk.command(
                        "identity.ProposeKey",
                        nextId(),
                        data ->
                                data.put("key", key.key().id())
                                        .put("alg", key.key().scheme().id())
                                        .put(
                                                "publicKey",
                                                Base64.getEncoder().encodeToString(key.key().raw()))
                                        .put("custody", "client"));
        desk.sign(proposal, SignedCounty.HANDLER, key, desk.expiry());
        return proposal;
    }

    private ObjectNode revocation(ActorSecret key) {
        return CountyDesk.command(
                "identity.RevokeKey",
                nextId(),
                data -> data.put("key", key.key().id()).put("reason", "示范：密钥遗失"));
    }

    /// Somebody guesses until they are blocked, and then once more.
    private void signIns() {
        for (int i = 0; i <= FAILURES_TO_BLOCK; i++) {
            desk.own(
                    nextId(),
                    new RecordSignIn(
                            "demo.445381.guesser", AccessCommand.Outcome.WRONG_PASSPHRASE));
        }
    }

    /// Clocks that look before it is time, and a seal over lines that one covers.
    private void tooEarly() {
        String things = "demo-%s-%d-".formatted(CITY, asOf.getYear());
        desk.own(nextId(), new RecordExceptionOverdue(things + "flood"));
        desk.own(nextId(), new EscalateReview(things + "next-year", 1));
        for (int i = 0; i < 2; i++) {
            desk.own(nextId(), new SealReadings("demonstration", 1, 1, 1, "00".repeat(32)));
        }
    }

    private void raise(int year, int before, int last, long paidYuan) {
        desk.own(
                nextId(),
                new RaisePaceAlert(
                        SignedCounty.UNIT,
                        SignedCounty.DIVISION,
                        year,
                        new MonthPace(before, yuan(50_000), yuan(0)),
                        new MonthPace(last, yuan(60_000), yuan(paidYuan)),
                        PaceBasis.EVEN));
    }

    private static Money yuan(long yuan) {
        return new Money(yuan * 100);
    }

    /// One alert of the year before, which the head answers, and those that there is no ground for.
    private void pace() {
        int before = asOf.getYear() - 1;
        raise(before, 5, 6, 0);
        raise(before, 5, 6, 0);
        raise(before, 7, 9, 0);
        raise(before, 8, 9, 60_000);
        raise(asOf.getYear() + 1, 11, 12, 0);
        DemoPerson head = new DemoPerson("demo.445381.head", "business-head", SignedCounty.UNIT);
        String alert = "%s/%d/Q2".formatted(SignedCounty.UNIT, before);
        refused(answer(alert + "-none", _ -> {}), head);
        refused(
                answer(alert, data -> data.put("answer", "planChange").put("line", "no-line")),
                head);
        desk.accepted(answer(alert, _ -> {}), head);
        refused(answer(alert, _ -> {}), head);
    }

    private ObjectNode answer(String alert, Consumer<ObjectNode> otherwise) {
        return CountyDesk.command(
                "pace.AnswerPaceAlert",
                nextId(),
                data ->
                        otherwise.accept(
                                data.put("alert", alert)
                                        .put("effectiveDate", asOf.toString())
                                        .put("answer", "reason")
                                        .put("reason", "学校下学期才采购（示范）")));
    }

    private void eraseAgain(String commitment) {
        refused(
                CountyDesk.command(
                        "personal.ProposeErasure",
                        nextId(),
                        data -> data.put("commitment", commitment).put("ground", "示范：再次请求")),
                SignedCounty.ADMIN);
    }

    /// In a role that may not, for a division and for a unit of others.
    private void elsewhere() {
        refused(
                CountyDesk.command(
                        "payment.ApprovePayment",
                        nextId(),
                        data ->
                                data.put("payment", "demo-445381-%d-1".formatted(asOf.getYear()))
                                        .put("effectiveDate", asOf.toString())),
                SignedCounty.HANDLER);
        desk.refused(
                release(nextId()),
                new Occasion.Person("demo.440100.budget-visitor", "budget", CITY, CITY, ""));
        desk.refused(
                release(LAST),
                new Occasion.Person(
                        "demo.445381.budget-c", "budget", "445381102", "445381", "445381102"));
    }

    private ObjectNode release(String id) {
        return CountyDesk.command(
                "budgetline.ReleaseFunds",
                id,
                data ->
                        data.put("line", SignedCounty.line(asOf))
                                .put("effectiveDate", asOf.toString())
                                .put("amount", "1.00")
                                .put("document", "罗定市示范越权〔%d〕1号".formatted(asOf.getYear())));
    }
}
