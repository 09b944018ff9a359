package org.mingzhang.ledger.duty;

import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.codes.CodesCommand;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.exception.ExceptionCommand;
import org.mingzhang.ledger.exception.ExceptionCommand.OpenException;
import org.mingzhang.ledger.exception.ExceptionFiling;
import org.mingzhang.ledger.procedure.ProcedureRuleCommand;
import org.mingzhang.ledger.reference.DivisionYears;

/// Where the commands lie that surround the balances.
final class ProcedureScope {

    private ProcedureScope() {}

    /// The divisions that a command acts on; empty if it is none of these commands.
    static Optional<Stream<String>> divisions(Command command, State state) {
        return switch (command) {
            case CodesCommand c -> Optional.of(Stream.of(DivisionYears.division(c.year())));
            case ProcedureRuleCommand c -> Optional.of(Stream.of(DivisionYears.division(c.year())));
            case ExceptionCommand c -> Optional.of(ofException(c, state));
            default -> Optional.empty();
        };
    }

    private static Stream<String> ofException(ExceptionCommand command, State state) {
        Stream<String> opened =
                state.of(ExceptionFiling.PART.of(command.exception()))
                                instanceof ExceptionFiling.Opened filing
                        ? Stream.of(filing.opening().division())
                        : Stream.empty();
        return command instanceof OpenException c
                ? Stream.concat(ofLine(c.line(), state), opened)
                : opened;
    }

    private static Stream<String> ofLine(String id, State state) {
        return switch (state.of(BudgetLine.PART.of(id))) {
            case BudgetLine.Approved line -> Stream.of(line.division());
            case BudgetLine.Closed closed -> Stream.of(closed.line().division());
            case BudgetLine.Unapproved _ -> Stream.empty();
        };
    }
}
