package org.mingzhang.verifier.rules;

import java.util.List;
import org.mingzhang.verifier.rules.Payment.Stage;

/// The replay of expense claims and of the payments that pay them.
///
/// **Source**: `docs/domain.md`, "Expense claims".
final class ClaimSteps {
    private static final List<Stage> CAME_TO_NOTHING =
            List.of(Stage.RETURNED, Stage.WITHDRAWN, Stage.REFUNDED);

    private ClaimSteps() {}

    static void file(RecordedEvent event, Books books) {
        String name = event.text("claim");
        if (books.claim(name).isPresent()) {
            throw new BrokenRule("claim-exists", name + " was filed before");
        }
        long filer = YearSteps.actor(event, "filer", books);
        Line line = books.line(event.text("line"));
        line.requireYear(event, books);
        Standards.check(event, books);
        books.checkDate(event, event.number("fiscalYear"));
        books.put(
                Claim.filed(
                        name,
                        event.amount("amount"),
                        books.hash(line.name()),
                        year(event, books),
                        filer));
    }

    static void amend(RecordedEvent event, Books books) {
        Claim claim = known(event.text("claim"), books);
        if (claim.isAskedFor()) {
            throw new BrokenRule("claim-in-payment", claim.name() + " was asked to be paid");
        }
        long filer = YearSteps.actor(event, "filer", books);
        if (claim.year() != year(event, books)) {
            throw new BrokenRule("line-as-approved", claim.name() + " is of another year");
        }
        Standards.check(event, books);
        claim.amend(event.amount("amount"), filer);
        books.put(claim);
    }

    private static long year(RecordedEvent event, Books books) {
        return books.hash(event.text("division") + "/" + event.text("fiscalYear"));
    }

    private static Claim known(String name, Books books) {
        return books.claim(name)
                .orElseThrow(() -> new BrokenRule("claim-unknown", name + " was never filed"));
    }

    /// A payment that asks to pay a claim, or that must.
    static void pay(Payment payment, RecordedEvent event, Books books) {
        if (event.find("claim").isEmpty()) {
            requireNone(payment, event, books);
            return;
        }
        Claim claim = known(event.text("claim"), books);
        if (claim.line() != payment.line()) {
            throw new BrokenRule(
                    "claim-on-other-line", claim.name() + " is not of " + event.text("line"));
        }
        if (payment.amount() > claim.amount()) {
            throw new BrokenRule(
                    "amount-exceeds-claim",
                    payment.name() + " is of more than " + Money.text(claim.amount()));
        }
        if (claim.isAskedFor() && !CAME_TO_NOTHING.contains(claim.payment(books).stage())) {
            throw new BrokenRule("duplicate-claim", claim.name() + " is paid by another payment");
        }
        claim.askedBy(books.paymentKey(payment.name()));
        books.put(claim);
    }

    private static void requireNone(Payment payment, RecordedEvent event, Books books) {
        Approvals.Spending spending = payment.spending(books);
        books.tables()
                .inForce(spending.division(), "claim-required", books.today(event))
                .filter(version ->
                        version.rows().stream()
                                .anyMatch(row -> Tables.begins(row.get(0), spending.economic())))
                .ifPresent(version -> {
                    throw new BrokenRule(
                            "claim-missing", payment.name() + " pays no expense claim");
                });
    }
}
