package org.mingzhang.verifier.readside;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.source.ReadRow;
import org.mingzhang.verifier.source.ReadTable;
import org.mingzhang.verifier.spill.TextStore;

/// What entries do to contracts: a row for each, with the supplier of the contract. Not safe for
/// use by two threads at once.
final class Awards implements AutoCloseable {
    private static final String SIGNED = "contract.ContractSigned";
    private static final String SUBMITTED = "payment.PaymentSubmitted";
    private static final String OPENED = "carryover.CarryForwardOpened";
    private static final String CARRIED = "carryover.FundsCarriedForward";

    /// How often the amount of an entry counts in each measure.
    private record Effect(int awarded, int carried, int pending, int paid) {}

    private static final Map<String, Effect> EFFECTS =
            Map.ofEntries(
                    entry(SIGNED, new Effect(1, 0, 0, 0)),
                    entry("contract.ContractIncreased", new Effect(1, 0, 0, 0)),
                    entry("contract.ContractReduced", new Effect(-1, 0, 0, 0)),
                    entry("contract.ContractEnded", new Effect(-1, 0, 0, 0)),
                    entry(CARRIED, new Effect(0, -1, 0, 0)),
                    entry(OPENED, new Effect(0, 1, 0, 0)),
                    entry(SUBMITTED, new Effect(0, 0, 1, 0)),
                    entry("payment.PaymentReturned", new Effect(0, 0, -1, 0)),
                    entry("payment.PaymentWithdrawn", new Effect(0, 0, -1, 0)),
                    entry("payment.PaymentSettled", new Effect(0, 0, -1, 1)),
                    entry("payment.RefundReceived", new Effect(0, 0, 0, -1)),
                    entry("payment.PriorYearRefundReceived", new Effect(0, 0, 0, -1)));

    /// By these, money comes back to the contract that they name. Where they name none it has
    /// ended, and less is awarded.
    private static final Set<String> COMING_BACK =
            Set.of(
                    "payment.PaymentReturned",
                    "payment.PaymentWithdrawn",
                    "payment.RefundReceived",
                    "payment.PriorYearRefundReceived");

    /// Of a contract: its name, then the line, the year and the supplier. The first three are of
    /// the payment where the award is one of a payment.
    private record Award(String contract, String line, String year, List<String> supplier) {
        List<String> texts() {
            return Stream.concat(Stream.of(contract, line, year), supplier.stream()).toList();
        }

        static Award of(List<String> texts) {
            return new Award(
                    texts.get(0), texts.get(1), texts.get(2), texts.subList(3, texts.size()));
        }

        static Award of(ShownEntry entry, List<String> supplier) {
            return new Award(
                    entry.text("contract"), entry.text("line"), entry.text("fiscalYear"), supplier);
        }
    }

    private final NamedRecords contracts;
    private final NamedRecords payments;
    private final TextStore texts;
    private final Consumer<ReadRow> rows;

    Awards(Path workDirectory, Consumer<ReadRow> rows) {
        this.contracts = new NamedRecords(workDirectory, 1);
        this.payments = new NamedRecords(workDirectory, 1);
        this.texts = new TextStore(workDirectory);
        this.rows = rows;
    }

    static boolean shows(String type) {
        return EFFECTS.containsKey(type);
    }

    void next(ShownEntry entry) {
        switch (entry.type()) {
            case SIGNED -> contracts.put(entry.text("contract"), keep(signed(entry)));
            case SUBMITTED ->
                    find(contracts, entry.text("contract"))
                            .ifPresent(signed ->
                                    payments.put(
                                            entry.text("payment"),
                                            keep(Award.of(entry, signed.supplier()))));
            default -> {}
        }
        switch (entry.type()) {
            case CARRIED, OPENED -> carried(entry);
            default -> {
                boolean ofPayment = entry.type().startsWith("payment.");
                find(
                                ofPayment ? payments : contracts,
                                entry.text(ofPayment ? "payment" : "contract"))
                        .ifPresent(award -> row(entry, award, "amount"));
            }
        }
    }

    private static Award signed(ShownEntry entry) {
        return Award.of(
                entry,
                Stream.of("payee.id", "payee.kind", "payee.name", "payee.name.commitment")
                        .map(entry::text)
                        .toList());
    }

    private long keep(Award award) {
        return texts.add(award.texts());
    }

    /// None is found of a contract that nobody signed, which the rules have said already, and of a
    /// payment under none.
    private Optional<Award> find(NamedRecords table, String name) {
        long @Nullable [] number = table.get(name);
        return number == null ? Optional.empty() : Optional.of(Award.of(texts.get(number[0])));
    }

    private void carried(ShownEntry entry) {
        for (int i = 0; entry.find("contracts." + i + ".contract").isPresent(); i++) {
            String amount = "contracts." + i + ".amount";
            find(contracts, entry.text("contracts." + i + ".contract"))
                    .ifPresent(award -> row(entry, award, amount));
        }
    }

    private void row(ShownEntry entry, Award award, String amountPath) {
        long amount = entry.minorUnits(amountPath);
        Effect effect = EFFECTS.getOrDefault(entry.type(), new Effect(0, 0, 0, 0));
        boolean lost = COMING_BACK.contains(entry.type()) && entry.find("contract").isEmpty();
        Stream<String> about =
                Stream.of(
                        award.contract(),
                        entry.type(),
                        entry.find("line").orElse(award.line()),
                        entry.text("division"),
                        entry.text("unit"),
                        // A receipt of the treasury names no line, and is of a later year.
                        entry.find("line").isPresent() ? entry.text("fiscalYear") : award.year(),
                        entry.text("effectiveDate"),
                        entry.text("recordedAt"));
        Stream<String> measures =
                Stream.of(
                                lost ? -1 : effect.awarded(),
                                effect.carried(),
                                effect.pending(),
                                effect.paid())
                        .map(times -> Long.toString(times * amount));
        rows.accept(
                new ReadRow(
                        ReadTable.CONTRACT_STEP,
                        entry.position(),
                        Stream.of(
                                        about,
                                        award.supplier().stream(),
                                        Stream.of(entry.text("payment")),
                                        measures)
                                .flatMap(part -> part)
                                .toList()));
    }

    @Override
    public void close() {
        contracts.close();
        payments.close();
        texts.close();
    }
}
