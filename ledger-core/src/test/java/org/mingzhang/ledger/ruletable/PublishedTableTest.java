package org.mingzhang.ledger.ruletable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.ruletable.TableForm.AUTHORITY_LIMITS;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.TableFacts.confirmed;
import static org.mingzhang.ledger.testing.TableFacts.proposed;
import static org.mingzhang.ledger.testing.TableFacts.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.ruletable.TableCommand.ConfirmTable;
import org.mingzhang.ledger.ruletable.TableCommand.ProposeTable;
import org.mingzhang.ledger.ruletable.TableRefusal.TableCellInvalid;
import org.mingzhang.ledger.ruletable.TableRefusal.TableColumnsDiffer;
import org.mingzhang.ledger.ruletable.TableRefusal.TableNotProposed;
import org.mingzhang.ledger.ruletable.TableRefusal.TableRowTwice;
import org.mingzhang.ledger.ruletable.TableRefusal.TableUnknown;
import org.mingzhang.ledger.ruletable.TableRefusal.TableValidityBackwards;
import org.mingzhang.ledger.ruletable.TableRefusal.TableVersionNotNext;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.Examples;
import org.mingzhang.ledger.testing.History;

/// Rule data is published by two persons, version by version, and every version stays readable.
class PublishedTableTest {

    private static final String TABLE = AUTHORITY_LIMITS.in(Examples.DIVISION);
    private static final String ROW = "* 302 1000.00 2 approver any";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    private static ProposeTable proposal(int version, String... rows) {
        return proposal(TABLE, version, Optional.empty(), AUTHORITY_LIMITS.columnNames(), rows);
    }

    private static ProposeTable proposal(
            String table,
            int version,
            Optional<LocalDate> until,
            List<String> columns,
            String... rows) {
        return new ProposeTable(
                table, version, JANUARY, until, columns, rows(rows), "Table No. " + version);
    }

    @Test
    void onePersonProposesAndAnotherConfirms() {
        DeciderSpec spec = given().as("budget-1", "budget");
        spec.when(TableDecider::propose, proposal(1, ROW))
                .then(proposed(AUTHORITY_LIMITS, 1, "2026-01-01", ROW));
        spec.when(TableDecider::confirm, new ConfirmTable(TABLE, 1))
                .thenRefused(new SamePersonTwice("budget-1", "proposer"));
        spec.as("budget-2", "budget")
                .when(TableDecider::confirm, new ConfirmTable(TABLE, 1))
                .then(confirmed(AUTHORITY_LIMITS, 1));
        spec.when(TableDecider::confirm, new ConfirmTable(TABLE, 1))
                .thenRefused(new TableNotProposed(TABLE, 1));
    }

    @Test
    void versionsAreNumberedAndALaterProposalTakesThePlaceOfAnUnconfirmedOne() {
        DeciderSpec spec = given(proposed(AUTHORITY_LIMITS, 1, "2026-01-01", ROW));
        spec.when(TableDecider::propose, proposal(1, ROW))
                .thenRefused(new TableVersionNotNext(TABLE, 2, 1));
        spec.when(TableDecider::propose, proposal(2, ROW)).thenAccepted();
        spec.as("budget-2", "budget")
                .when(TableDecider::confirm, new ConfirmTable(TABLE, 1))
                .thenRefused(new TableNotProposed(TABLE, 1));
    }

    @Test
    void theLatestVersionThatHoldsForTheDayIsInForce() {
        History history = new History();
        history.append(
                List.of(
                        proposed(AUTHORITY_LIMITS, 1, "2026-01-01", ROW),
                        confirmed(AUTHORITY_LIMITS, 1),
                        proposed(AUTHORITY_LIMITS, 2, "2026-07-01", ROW),
                        confirmed(AUTHORITY_LIMITS, 2),
                        proposed(AUTHORITY_LIMITS, 3, "2026-01-01", ROW)));

        assertThat(versionOn("2025-12-31", history)).isEmpty();
        assertThat(versionOn("2026-06-30", history)).contains(1);
        assertThat(versionOn("2026-07-01", history)).contains(2);
    }

    private static Optional<Integer> versionOn(String day, History history) {
        return RuleTable.inForce(AUTHORITY_LIMITS, Examples.DIVISION, LocalDate.parse(day), history)
                .map(RuleTable.Version::number);
    }

    @ParameterizedTest
    @CsvSource({
        "'* 302 1000 2 approver any', above, 1000",
        "'* 302 1000.00 1 approver any', step, 1",
        "'* 302 1000.00 2 handler any', role, handler",
        "'* 302 1000.00 2 approver soon', order, soon",
    })
    void aCellHasTheFormOfItsColumn(String row, String column, String cell) {
        String form =
                AUTHORITY_LIMITS.columns().stream()
                        .filter(one -> one.name().equals(column))
                        .findFirst()
                        .orElseThrow()
                        .cell()
                        .pattern();

        given().when(TableDecider::propose, proposal(1, ROW, row))
                .thenRefused(new TableCellInvalid(2, column, form, cell));
    }

    @Test
    void aRowHasACellForEachColumn() {
        given().when(TableDecider::propose, proposal(1, "* 302"))
                .thenRefused(new TableCellInvalid(1, "row", "6 cells", "2"));
    }

    @Test
    void twoRowsDifferInTheirKey() {
        given().when(TableDecider::propose, proposal(1, ROW, "* 302 1000.00 2 business-head any"))
                .thenRefused(new TableRowTwice(2, 1, "*, 302, 1000.00, 2"));
    }

    @Test
    void theColumnsAreThoseOfTheTable() {
        given().when(
                        TableDecider::propose,
                        proposal(TABLE, 1, Optional.empty(), List.of("economic"), "302"))
                .thenRefused(
                        new TableColumnsDiffer(
                                "unit, economic, above, step, role, order", "economic"));
    }

    @Test
    void theTableIsOneThatARuleLooksUp() {
        given().when(
                        TableDecider::propose,
                        proposal("440100000/taxis", 1, Optional.empty(), List.of("a"), "1"))
                .thenRefused(new TableUnknown("440100000/taxis"));
    }

    @Test
    void aVersionDoesNotEndBeforeItBegins() {
        LocalDate until = LocalDate.of(2025, 12, 31);

        given().when(
                        TableDecider::propose,
                        proposal(TABLE, 1, Optional.of(until), AUTHORITY_LIMITS.columnNames(), ROW))
                .thenRefused(new TableValidityBackwards(JANUARY, until));
    }
}
