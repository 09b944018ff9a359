package org.mingzhang.projections.awards;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.contract.ContractEvent.ContractSigned;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.awards.ContractStep.Subject;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.replay.StoredRows;
import org.mingzhang.projections.sql.CopyRows;
import org.mingzhang.projections.sql.Recent;

/// Keeps what each entry does to a contract as a row with its supplier, and changes none. Rows are
/// differences, so what stands at any cut is the sum of those before it.
final class AwardsProjection implements Projection {

    private static final List<String> COLUMNS =
            List.of(
                    "contract",
                    "position",
                    "type",
                    "line",
                    "division",
                    "unit",
                    "fiscal_year",
                    "effective_date",
                    "recorded_at",
                    "payee",
                    "payee_kind",
                    "payee_name",
                    "payee_name_commitment",
                    "payment",
                    "awarded",
                    "carried",
                    "pending",
                    "paid");

    private static final String LOADED =
            "contract, line, fiscal_year, payee, payee_kind, payee_name, payee_name_commitment";

    private final CopyRows rows = new CopyRows("contract_step", COLUMNS);
    private final Recent<String, Award> contracts;

    /// Those under a contract.
    private final Recent<String, Award> payments;

    private AwardsProjection(int states, boolean fromStart) {
        contracts = new Recent<>(states, fromStart);
        payments = new Recent<>(states, fromStart);
    }

    /// Who has a contract.
    ///
    /// @param contract its name
    /// @param line of the contract where it was signed, or of the payment under it
    /// @param fiscalYear of that line
    /// @param payee the supplier
    /// @param kind organisation or person
    /// @param name what the supplier is called, where that is not hidden
    /// @param commitment to the name, where it is
    private record Award(
            String contract,
            String line,
            int fiscalYear,
            String payee,
            String kind,
            Optional<String> name,
            Optional<String> commitment) {

        private Award of(PaymentSubmitted e) {
            return new Award(contract, e.line(), e.fiscalYear(), payee, kind, name, commitment);
        }

        private static Award of(ContractSigned e) {
            Payee payee = e.payee();
            return new Award(
                    e.contract(),
                    e.line(),
                    e.fiscalYear(),
                    payee.id(),
                    payee.kind().name().toLowerCase(Locale.ROOT),
                    payee.name() instanceof Disclosable.Disclosed(String name)
                            ? Optional.of(name)
                            : Optional.empty(),
                    payee.name() instanceof Disclosable.Committed(String commitment)
                            ? Optional.of(commitment)
                            : Optional.empty());
        }

        private static Award of(ResultSet row) throws SQLException {
            return new Award(
                    row.getString("contract"),
                    row.getString("line"),
                    row.getInt("fiscal_year"),
                    row.getString("payee"),
                    row.getString("payee_kind"),
                    Optional.ofNullable(row.getString("payee_name")),
                    Optional.ofNullable(row.getString("payee_name_commitment")));
        }
    }

    /// The read model of awards.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "awards";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table contract_step (
                      contract       text collate "C" not null,
                      position       bigint not null,
                      type           text collate "C" not null,
                      line           text collate "C" not null,
                      division       text collate "C" not null,
                      unit           text collate "C" not null,
                      fiscal_year    int  not null,
                      effective_date date not null,
                      recorded_at    timestamptz(3) not null,
                      payee          text collate "C" not null,
                      payee_kind     text collate "C" not null,
                      payee_name     text,
                      payee_name_commitment text,
                      payment        text collate "C",
                      awarded        bigint not null,
                      carried        bigint not null,
                      pending        bigint not null,
                      paid           bigint not null
                    )\
                    """);
        }

        @Override
        public List<String> keys() {
            return List.of(
                    "alter table contract_step add primary key (contract, position)",
                    "create index contract_step_by_payment on contract_step (payment, position)"
                            + " where payment is not null");
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "create index contract_step_by_payee on contract_step (payee, position)",
                    "create index contract_step_by_unit on contract_step (unit, position)");
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "contract_step",
                            "select %s from contract_step where position < :size order by contract, position"
                                    .formatted(
                                            String.join(", ", COLUMNS)
                                                    .replace(
                                                            "recorded_at",
                                                            "to_char(recorded_at,"
                                                                    + " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"))));
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new AwardsProjection(states, fromStart);
        }
    }

    @Override
    public void prepare(StoredRows stored, List<RecordedEvent> batch) throws SQLException {
        load(stored, "contract", contracts, missing(batch, ContractStep::contracts, contracts));
        load(stored, "payment", payments, missing(batch, ContractStep::payments, payments));
    }

    private static List<String> missing(
            List<RecordedEvent> batch,
            Function<Event, Stream<String>> names,
            Recent<String, Award> known) {
        return known.isComplete()
                ? List.of()
                : batch.stream()
                        .map(RecordedEvent::event)
                        .flatMap(names)
                        .distinct()
                        .filter(known::mayLack)
                        .toList();
    }

    private static void load(
            StoredRows stored, String key, Recent<String, Award> known, List<String> names)
            throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        Connection connection = stored.byKey();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select wanted.name, s.* from unnest(?) as wanted (name)
                          cross join lateral (select %s from contract_step
                                               where %s = wanted.name
                                               order by position limit 1) s\
                        """
                                .formatted(LOADED, key))) {
            select.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    known.put(found.getString("name"), Award.of(found));
                }
            }
        }
    }

    @Override
    public void apply(RecordedEvent entry) {
        switch (entry.event()) {
            case ContractSigned e -> contracts.put(e.contract(), Award.of(e));
            case PaymentSubmitted e ->
                    e.contract()
                            .ifPresent(contract ->
                                    payments.put(e.payment(), signed(contract, entry).of(e)));
            default -> {}
        }
        for (ContractStep step : ContractStep.of(entry.event())) {
            switch (step.subject()) {
                case Subject.OfContract(String contract) ->
                        add(entry, step, signed(contract, entry), Optional.empty());
                case Subject.OfPayment(String payment) -> {
                    @Nullable Award award = payments.get(payment);
                    if (award != null) {
                        add(entry, step, award, Optional.of(payment));
                    }
                }
            }
        }
    }

    private Award signed(String contract, RecordedEvent entry) {
        @Nullable Award award = contracts.get(contract);
        if (award == null) {
            throw new CorruptHistoryException(
                    "contract %s was not signed before position %d"
                            .formatted(contract, entry.position()));
        }
        return award;
    }

    private void add(
            RecordedEvent entry, ContractStep step, Award award, Optional<String> payment) {
        rows.row()
                .put(award.contract())
                .put(entry.position())
                .put(entry.type())
                .put(step.line().orElse(award.line()))
                .put(step.fact().division())
                .put(step.fact().unit())
                .putInteger(step.line().isPresent() ? step.fact().fiscalYear() : award.fiscalYear())
                .put(step.fact().effectiveDate())
                .put(entry.recordedAt())
                .put(award.payee())
                .put(award.kind())
                .put(award.name())
                .put(award.commitment())
                .put(payment)
                .put(step.awarded().minorUnits())
                .put(step.carried().minorUnits())
                .put(step.pending().minorUnits())
                .put(step.paid().minorUnits());
    }

    @Override
    public void write(Connection connection) throws SQLException {
        rows.flush(connection);
    }

    @Override
    public void committed() {
        contracts.trim();
        payments.trim();
    }
}
