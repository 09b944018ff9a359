package org.mingzhang.ledger.ruletable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.reference.TwoPersons;
import org.mingzhang.ledger.ruletable.TableCommand.ConfirmTable;
import org.mingzhang.ledger.ruletable.TableCommand.ProposeTable;
import org.mingzhang.ledger.ruletable.TableEvent.TableConfirmed;
import org.mingzhang.ledger.ruletable.TableEvent.TableProposed;
import org.mingzhang.ledger.ruletable.TableRefusal.TableCellInvalid;
import org.mingzhang.ledger.ruletable.TableRefusal.TableColumnsDiffer;
import org.mingzhang.ledger.ruletable.TableRefusal.TableNotProposed;
import org.mingzhang.ledger.ruletable.TableRefusal.TableRowTwice;
import org.mingzhang.ledger.ruletable.TableRefusal.TableUnknown;
import org.mingzhang.ledger.ruletable.TableRefusal.TableValidityBackwards;
import org.mingzhang.ledger.ruletable.TableRefusal.TableVersionNotNext;

/// Decides what a table says: one person proposes all rows, another confirms them.
public final class TableDecider {

    private TableDecider() {}

    /// Numbers the version after the last one. A proposal that nobody confirmed is superseded.
    public static Decision propose(ProposeTable command, State state, Occasion occasion) {
        Optional<TableForm> form = TableForm.ofTable(command.table());
        if (form.isEmpty()) {
            return Decision.refuse(new TableUnknown(command.table()));
        }
        int expected = state.of(RuleTable.PART.of(command.table())).lastVersion() + 1;
        if (command.version() != expected) {
            return Decision.refuse(
                    new TableVersionNotNext(command.table(), expected, command.version()));
        }
        Optional<Refusal> malformed = malformed(command, form.get());
        if (malformed.isPresent()) {
            return Decision.refuse(malformed.get());
        }
        return Decision.accept(
                new TableProposed(
                        command.table(),
                        command.version(),
                        command.validFrom(),
                        command.validUntil(),
                        command.columns(),
                        command.rows(),
                        occasion.today(),
                        occasion.today().getYear(),
                        DivisionYears.division(command.table()),
                        occasion.actor().unit(),
                        command.document(),
                        occasion.actor().id()));
    }

    /// Publishes the proposal. It holds for the days that it names.
    public static Decision confirm(ConfirmTable command, State state, Occasion occasion) {
        RuleTable table = state.of(RuleTable.PART.of(command.table()));
        Optional<TableProposed> proposed =
                table.proposed().filter(proposal -> proposal.version() == command.version());
        return proposed.map(proposal ->
                        TwoPersons.confirm(
                                proposal.proposer(),
                                occasion,
                                confirmer ->
                                        new TableConfirmed(
                                                command.table(),
                                                command.version(),
                                                occasion.today(),
                                                occasion.today().getYear(),
                                                DivisionYears.division(command.table()),
                                                occasion.actor().unit(),
                                                confirmer)))
                .orElseGet(() ->
                        Decision.refuse(new TableNotProposed(command.table(), command.version())));
    }

    private static Optional<Refusal> malformed(ProposeTable command, TableForm form) {
        if (command.validUntil().filter(command.validFrom()::isAfter).isPresent()) {
            return Optional.of(
                    new TableValidityBackwards(command.validFrom(), command.validUntil().get()));
        }
        if (!command.columns().equals(form.columnNames())) {
            return Optional.of(
                    new TableColumnsDiffer(
                            String.join(", ", form.columnNames()),
                            String.join(", ", command.columns())));
        }
        Map<List<String>, Integer> keys = new HashMap<>();
        for (int i = 0; i < command.rows().size(); i++) {
            int number = i + 1;
            List<String> cells = command.rows().get(i).cells();
            Optional<Refusal> flaw = malformed(cells, number, form);
            if (flaw.isPresent()) {
                return flaw;
            }
            Integer first = keys.putIfAbsent(cells.subList(0, form.keyWidth()), number);
            if (first != null) {
                return Optional.of(
                        new TableRowTwice(
                                number,
                                first,
                                String.join(", ", cells.subList(0, form.keyWidth()))));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> malformed(List<String> cells, int number, TableForm form) {
        List<TableForm.Column> columns = form.columns();
        if (cells.size() != columns.size()) {
            return Optional.of(
                    new TableCellInvalid(
                            number,
                            "row",
                            columns.size() + " cells",
                            Integer.toString(cells.size())));
        }
        for (int i = 0; i < cells.size(); i++) {
            TableForm.Column column = columns.get(i);
            if (!column.cell().holds(cells.get(i))) {
                return Optional.of(
                        new TableCellInvalid(
                                number, column.name(), column.cell().pattern(), cells.get(i)));
            }
        }
        return Optional.empty();
    }
}
