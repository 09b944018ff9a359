package org.mingzhang.verifier.rules;

import java.util.List;
import org.mingzhang.verifier.rules.Payment.Stage;
import org.mingzhang.verifier.rules.ProcedureBooks.Draw;
import org.mingzhang.verifier.rules.ProcedureBooks.Procedure;
import org.mingzhang.verifier.rules.ProcedureBooks.Rule;

/// The replay of what binds payments beside the balances: exceptions and cash plans.
///
/// **Source**: `docs/domain.md`, "Procedures".
final class ProcedureSteps {
    private static final Draw NOTHING = new Draw(0, 0);
    private static final List<Stage> UNDER_WAY =
            List.of(Stage.SUBMITTED, Stage.REVIEWED, Stage.APPROVED, Stage.VOUCHER_ISSUED);

    private ProcedureSteps() {}

    static void propose(RecordedEvent event, Books books) {
        String year = event.text("year");
        Procedure before = books.procedures().procedure(year);
        YearSteps.actor(event, "proposer", books);
        if (event.number("version") != before.version() + 1) {
            throw new BrokenRule("procedure-version-not-next", year + " is at " + before.version());
        }
        books.procedures()
                .put(
                        year,
                        new Procedure(
                                event.number("version"),
                                event.text("proposer"),
                                new Rule(
                                        event.number("version"),
                                        event.text("rule.cashPlans"),
                                        event.texts("rule.exceptionLevels")),
                                before.inForce()));
    }

    static void confirm(RecordedEvent event, Books books) {
        String year = event.text("year");
        Procedure before = books.procedures().procedure(year);
        YearSteps.actor(event, "confirmer", books);
        if (event.number("version") != before.version() || before.proposer().isEmpty()) {
            throw new BrokenRule("procedure-not-proposed", year + " is at " + before.version());
        }
        if (before.proposer().equals(event.text("confirmer"))) {
            throw new BrokenRule("same-person-twice", "of the procedures of " + year);
        }
        books.procedures()
                .put(
                        year,
                        new Procedure(before.version(), "", before.proposed(), before.proposed()));
    }

    static void open(RecordedEvent event, Books books) {
        Filing filing = books.procedures().filing(event.text("exception"));
        Rule rule = ruleOf(event, books);
        if (event.number("ruleVersion") != rule.version()) {
            throw new BrokenRule(
                    "rule-version-in-force",
                    "the exception names procedures "
                            + event.text("ruleVersion")
                            + ", in force is "
                            + rule.version());
        }
        if (!event.texts("levels").equals(rule.exceptionLevels())) {
            throw new BrokenRule(
                    "levels-as-published", filing.name() + " asks for " + event.texts("levels"));
        }
        filing.open(
                event.amount("amount"),
                books.hash(event.text("line")),
                rule.exceptionLevels(),
                YearSteps.actor(event, "opener", books));
        books.procedures().put(filing);
    }

    private static Rule ruleOf(RecordedEvent event, Books books) {
        String year = event.text("division") + "/" + event.text("fiscalYear");
        return books.procedures().procedure(year).inForce();
    }

    static void attach(RecordedEvent event, Books books) {
        Filing filing = books.procedures().filing(event.text("exception"));
        filing.attach();
        books.procedures().put(filing);
    }

    static void approve(RecordedEvent event, Books books) {
        Filing filing = books.procedures().filing(event.text("exception"));
        filing.approve(
                YearSteps.actor(event, "approver", books), event.text("level"), event.actorRole());
        books.procedures().approve(filing.name(), event.text("approver"));
        books.procedures().put(filing);
    }

    static void close(RecordedEvent event, Books books) {
        Filing filing = books.procedures().filing(event.text("exception"));
        long[] paid = filing.payment();
        if (UNDER_WAY.contains(books.payment(paid[0], paid[1]).stage())) {
            throw new BrokenRule("exception-stage-forbids", filing.name() + " is being paid");
        }
        filing.close(YearSteps.actor(event, "reviewer", books));
        books.procedures().approve(filing.name(), event.text("reviewer"));
        books.procedures().put(filing);
    }

    static void submitPlan(RecordedEvent event, Books books) {
        CashPlan plan = books.procedures().plan(event.text("line"));
        List<Long> months =
                event.texts("months").stream()
                        .map(amount -> RecordedEvent.minorUnits(amount, "months"))
                        .toList();
        plan.submit(months, YearSteps.actor(event, "submitter", books));
        books.procedures().put(plan);
    }

    static void approvePlan(RecordedEvent event, Books books) {
        CashPlan plan = books.procedures().plan(event.text("line"));
        Line line = books.line(event.text("line"));
        plan.approve(
                YearSteps.actor(event, "approver", books),
                Math.addExact(line.balance(Account.AVAILABLE), line.balance(Account.COMMITTED)));
        books.procedures().put(plan);
    }

    /// A payment is made in an approved exception, or draws on the plan of its line.
    static void spend(RecordedEvent event, Books books) {
        if (event.find("exception").isPresent()) {
            pay(event, books);
            return;
        }
        String use = ruleOf(event, books).cashPlans();
        CashPlan plan = books.procedures().plan(event.text("line"));
        if (use.equals("unused")) {
            return;
        }
        if (plan.isInForce()) {
            int month = books.checkNotInFuture(event).getMonthValue();
            plan.draw(month, event.amount("amount"));
            books.procedures().put(plan);
            books.procedures().put(event.text("payment"), new Draw(month, event.amount("amount")));
        } else if (use.equals("required")) {
            throw new BrokenRule("cash-plan-missing", event.text("line") + " has no cash plan");
        }
    }

    private static void pay(RecordedEvent event, Books books) {
        Filing filing = books.procedures().filing(event.text("exception"));
        long[] before = filing.payment();
        if ((before[0] != 0 || before[1] != 0)
                && books.payment(before[0], before[1]).isStanding()) {
            throw new BrokenRule("exception-has-payment", filing.name() + " is paid already");
        }
        filing.pay(
                event.amount("amount"),
                books.hash(event.text("line")),
                books.paymentKey(event.text("payment")));
        books.procedures().put(filing);
    }

    /// What came to nothing gives back what it drew.
    static void giveBack(RecordedEvent event, Books books) {
        Draw draw = books.procedures().draw(event.text("payment"));
        if (draw.month() > 0) {
            CashPlan plan = books.procedures().plan(event.text("line"));
            plan.draw((int) draw.month(), -draw.amount());
            books.procedures().put(plan);
            books.procedures().put(event.text("payment"), NOTHING);
        }
    }

    /// A draw that is recorded is the one that the payment made.
    static void checkDraw(RecordedEvent event, Books books) {
        Draw draw = books.procedures().draw(event.text("payment"));
        if (draw.month() != event.number("month") || draw.amount() != event.amount("amount")) {
            throw new BrokenRule(
                    "cash-drawn-as-paid", event.text("payment") + " did not draw what is recorded");
        }
    }

    /// What is given back is drawn no more.
    static void checkGivenBack(RecordedEvent event, Books books) {
        if (!books.procedures().draw(event.text("payment")).equals(NOTHING)) {
            throw new BrokenRule(
                    "cash-drawn-as-paid", event.text("payment") + " came to something");
        }
    }
}
