package org.mingzhang.projections.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.AccountBalance;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLineEvent;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationReduced;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationSupplemented;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.FundsReleased;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.VirementPosted;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.YearClosed;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.UnknownEvent;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledPayment;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledPaymentRecorded;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledRefundRecorded;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentApproved;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReviewed;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSettled;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentWithdrawn;
import org.mingzhang.ledger.payment.PaymentEvent.RefundReceived;
import org.mingzhang.ledger.personal.Disclosable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Events with as few words as possible. Amounts are decimal texts; the year is 2026.
public final class Facts {

    /// The fiscal year.
    public static final int YEAR = 2026;

    /// The division.
    public static final String DIVISION = "440100";

    /// The digest of a file of another system.
    public static final String FILE = "ab".repeat(32);

    /// The commitment of a text about a person.
    public static final String COMMITMENT = "c0".repeat(32);

    private Facts() {}

    /// A day of 2026.
    public static LocalDate day(int month, int day) {
        return LocalDate.of(YEAR, month, day);
    }

    /// A line with its codes.
    ///
    /// @param name the line
    /// @param pool its pool
    /// @param unit its unit
    /// @param function its functional classification
    /// @param economic its economic classification
    public record Line(String name, String pool, String unit, String function, String economic) {

        /// A line of unit 219011 with a pool of its own.
        public static Line of(String name) {
            return new Line(name, "2026/" + name, "219011", "2050204", "30201");
        }

        /// The line is approved.
        public AppropriationApproved approved(String amount, LocalDate date) {
            return approved(amount, date, YEAR);
        }

        /// The line is approved for some year.
        public AppropriationApproved approved(String amount, LocalDate date, int year) {
            return new AppropriationApproved(
                    name,
                    pool,
                    Optional.empty(),
                    date,
                    Optional.empty(),
                    year,
                    DIVISION,
                    unit,
                    function,
                    economic,
                    "11111",
                    Optional.of("P-" + name),
                    Optional.of("Label of " + name),
                    "doc-1",
                    Money.parse(amount),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }

        /// More is approved.
        public AppropriationSupplemented supplemented(String amount, LocalDate date) {
            return new AppropriationSupplemented(
                    name,
                    pool,
                    date,
                    Optional.empty(),
                    YEAR,
                    DIVISION,
                    unit,
                    "doc-2",
                    Money.parse(amount),
                    List.of(),
                    Optional.empty());
        }

        /// Less is approved.
        public AppropriationReduced reduced(String amount, Balance from, LocalDate date) {
            return new AppropriationReduced(
                    name,
                    pool,
                    from,
                    date,
                    Optional.empty(),
                    YEAR,
                    DIVISION,
                    unit,
                    "doc-3",
                    Money.parse(amount),
                    List.of(),
                    Optional.empty());
        }

        /// Funds are released.
        public FundsReleased released(String amount, LocalDate date) {
            return new FundsReleased(
                    name,
                    pool,
                    date,
                    Optional.empty(),
                    YEAR,
                    DIVISION,
                    unit,
                    "doc-4",
                    Money.parse(amount),
                    List.of(),
                    Optional.empty());
        }

        /// Authority goes to another line.
        public VirementPosted transferred(
                String amount, Line target, Balance balance, LocalDate date) {
            return new VirementPosted(
                    new BudgetLineEvent.Side(name, pool, unit),
                    new BudgetLineEvent.Side(target.name, target.pool, target.unit),
                    balance,
                    date,
                    YEAR,
                    DIVISION,
                    unit,
                    "doc-5",
                    Money.parse(amount),
                    List.of(),
                    Optional.empty());
        }

        /// The year of the line is closed; what is given stood on its accounts.
        public YearClosed closed(LocalDate date, List<AccountBalance> balances) {
            return new YearClosed(
                    name,
                    pool,
                    date,
                    date.getYear(),
                    DIVISION,
                    unit,
                    "doc-6",
                    balances,
                    List.of(),
                    Optional.empty());
        }

        /// A payment of this line.
        public Payment payment(String id, String amount) {
            return new Payment(this, id, Money.parse(amount));
        }

        /// Another system's refund that names no payment.
        public SettledRefundRecorded refundRecorded(String amount, LocalDate date, int row) {
            return refundRecorded(Optional.empty(), amount, date, row);
        }

        SettledRefundRecorded refundRecorded(
                Optional<String> payment, String amount, LocalDate date, int row) {
            return new SettledRefundRecorded(
                    payment,
                    name,
                    pool,
                    date,
                    Optional.empty(),
                    YEAR,
                    DIVISION,
                    unit,
                    Optional.empty(),
                    Money.parse(amount),
                    ORGANISATION,
                    new Disclosable.Disclosed("Sent back"),
                    "v-r",
                    new Evidence(FILE, row));
        }
    }

    /// An organisation.
    public static final Payee ORGANISATION =
            new Payee(
                    "91440101MA5",
                    Payee.Kind.ORGANISATION,
                    new Disclosable.Disclosed("Books & Chairs Ltd"),
                    Optional.empty());

    /// A natural person.
    public static final Payee PERSON =
            new Payee(
                    "p-77",
                    Payee.Kind.PERSON,
                    new Disclosable.Committed(COMMITMENT),
                    Optional.of(new Disclosable.Committed(COMMITMENT)));

    /// A payment with its line and amount.
    ///
    /// @param line the line
    /// @param id the payment
    /// @param amount the amount
    public record Payment(Line line, String id, Money amount) {

        /// Applied for, for an organisation.
        public PaymentSubmitted submitted(LocalDate date) {
            return submitted(date, ORGANISATION, new Disclosable.Disclosed("Chairs"));
        }

        /// Applied for, for an organisation, under a contract.
        public PaymentSubmitted submitted(LocalDate date, String contract) {
            return submitted(
                    date, ORGANISATION, new Disclosable.Disclosed("Chairs"), Optional.of(contract));
        }

        /// Applied for.
        public PaymentSubmitted submitted(LocalDate date, Payee payee, Disclosable purpose) {
            return submitted(date, payee, purpose, Optional.empty());
        }

        private PaymentSubmitted submitted(
                LocalDate date, Payee payee, Disclosable purpose, Optional<String> contract) {
            return new PaymentSubmitted(
                    id,
                    line.name,
                    line.pool,
                    date,
                    YEAR,
                    DIVISION,
                    line.unit,
                    Optional.empty(),
                    amount,
                    payee,
                    purpose,
                    "Readers sit",
                    List.of(payee.id() + "/F-" + id),
                    Optional.empty(),
                    contract,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "li.na",
                    List.of(),
                    Optional.empty());
        }

        /// Reviewed.
        public PaymentReviewed reviewed(LocalDate date) {
            return new PaymentReviewed(
                    id,
                    date,
                    YEAR,
                    DIVISION,
                    line.unit,
                    "wang.wei",
                    Optional.of("Checked"),
                    Optional.empty());
        }

        /// Approved.
        public PaymentApproved approved(LocalDate date) {
            return new PaymentApproved(
                    id,
                    date,
                    YEAR,
                    DIVISION,
                    line.unit,
                    "zhao.min",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /// Sent back.
        public PaymentReturned returned(LocalDate date) {
            return new PaymentReturned(
                    id,
                    line.name,
                    line.pool,
                    date,
                    YEAR,
                    DIVISION,
                    line.unit,
                    amount,
                    "No basis",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /// Taken back.
        public PaymentWithdrawn withdrawn(LocalDate date) {
            return new PaymentWithdrawn(
                    id,
                    line.name,
                    line.pool,
                    date,
                    YEAR,
                    DIVISION,
                    line.unit,
                    amount,
                    "Mistake",
                    Optional.empty(),
                    Optional.empty());
        }

        /// Paid.
        public PaymentSettled settled(LocalDate date) {
            return new PaymentSettled(
                    id,
                    line.name,
                    line.pool,
                    date,
                    YEAR,
                    DIVISION,
                    line.unit,
                    amount,
                    "v-" + id,
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }

        /// Some of it came back.
        public RefundReceived refunded(String part, LocalDate date) {
            return new RefundReceived(
                    id,
                    line.name,
                    line.pool,
                    date,
                    YEAR,
                    DIVISION,
                    line.unit,
                    Money.parse(part),
                    "Two chairs broken",
                    "v-" + id + "-r",
                    Optional.empty(),
                    List.of(),
                    Optional.empty());
        }

        /// Settled in another system.
        public SettledPaymentRecorded recorded(LocalDate date, int row) {
            return new SettledPaymentRecorded(
                    id,
                    line.name,
                    line.pool,
                    date,
                    Optional.empty(),
                    YEAR,
                    DIVISION,
                    line.unit,
                    Optional.empty(),
                    amount,
                    ORGANISATION,
                    new Disclosable.Disclosed("Bought long ago"),
                    "v-" + id,
                    new Evidence(FILE, row));
        }

        /// Another system's refund that names this payment.
        public SettledRefundRecorded refundRecorded(String part, LocalDate date, int row) {
            return line.refundRecorded(Optional.of(id), part, date, row);
        }

        /// Another system's payment, refused.
        public CommandRefused refused(String rule, String limit, LocalDate date, int row) {
            return new CommandRefused(
                    new RecordSettledPayment(
                            id,
                            line.name,
                            date,
                            Optional.empty(),
                            amount,
                            ORGANISATION,
                            new Disclosable.Disclosed("Bought long ago"),
                            "v-" + id,
                            new Evidence(FILE, row)),
                    rule,
                    Optional.empty(),
                    Optional.of(limit),
                    Optional.of(amount.toString()),
                    Optional.of(line.pool));
        }
    }

    /// An event of a program that is newer than this one.
    public static UnknownEvent unknown() {
        return new UnknownEvent(
                "asset.AssetCapitalised",
                1,
                JsonNodeFactory.instance.objectNode().put("asset", "A-1"));
    }
}
