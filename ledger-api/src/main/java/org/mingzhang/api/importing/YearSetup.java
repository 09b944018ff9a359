package org.mingzhang.api.importing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.controlpool.PoolRule;

/// Opens the years of an import: one person proposes, another confirms, first the year as history
/// and then its rule of control pools.
///
/// @param proposer the stream of the one, in the budget division
/// @param confirmer the stream of the other
public record YearSetup(CommandSink proposer, CommandSink confirmer) implements Years {

    private static final Set<String> OPEN_ALREADY =
            Set.of("imported-year-already-proposed", "imported-year-not-proposed");
    private static final Set<String> RULE_ALREADY =
            Set.of("pool-rule-version-not-next", "pool-rule-not-proposed");
    private static final String NAMED_BEFORE = "codes-were-published-before";
    private static final Set<String> CODES_ALREADY =
            Set.of("code-set-not-next", "code-set-not-proposed");

    /// Opens one year. A year or a rule that is there already is left as it is, with a remark.
    @Override
    public void ensureOpen(String divisionYear, Mapping mapping, Bookkeeper books)
            throws InterruptedException {
        step(
                proposer,
                HistoryCommands.proposeYear(divisionYear, mapping.source()),
                OPEN_ALREADY,
                "year-was-proposed-before",
                books);
        step(
                confirmer,
                HistoryCommands.confirmYear(divisionYear),
                OPEN_ALREADY,
                "year-was-open-before",
                books);
        Optional<PoolRule> pools = mapping.pools();
        if (pools.isPresent()) {
            step(
                    proposer,
                    HistoryCommands.proposePools(divisionYear, pools.get()),
                    RULE_ALREADY,
                    "pool-rule-was-there-before",
                    books);
            step(
                    confirmer,
                    HistoryCommands.confirmPools(divisionYear),
                    RULE_ALREADY,
                    "pool-rule-was-there-before",
                    books);
        }
    }

    /// Publishes the sets one after the other. Where codes of the year were published before, they
    /// and what follows are left as they are, with a remark.
    @Override
    public void publishNames(String divisionYear, List<CodeSet> sets, Bookkeeper books)
            throws InterruptedException {
        int version = 0;
        for (CodeSet set : sets) {
            version++;
            for (OutgoingCommand piece : HistoryCommands.proposeCodes(divisionYear, version, set)) {
                if (!step(proposer, piece, CODES_ALREADY, NAMED_BEFORE, books)) {
                    return;
                }
            }
            step(
                    confirmer,
                    HistoryCommands.publishCodes(divisionYear, version, set),
                    CODES_ALREADY,
                    NAMED_BEFORE,
                    books);
        }
    }

    /// Whether the command was accepted and not found done already.
    private static boolean step(
            CommandSink sink,
            OutgoingCommand command,
            Set<String> already,
            String remark,
            Bookkeeper books)
            throws InterruptedException {
        return switch (answer(sink, command)) {
            case Outcome.Accepted _ -> true;
            case Outcome.Refused refused when already.contains(refused.rule()) -> {
                books.remark(remark);
                yield false;
            }
            case Outcome.Refused refused ->
                    throw new YearNotOpen(command.type() + " is refused: " + refused.rule());
            case Outcome.Invalid invalid ->
                    throw new YearNotOpen(
                            command.type()
                                    + " is invalid at "
                                    + invalid.pointer()
                                    + ": "
                                    + invalid.rule());
            case Outcome.IdReused _ ->
                    throw new YearNotOpen(
                            "command id " + command.id() + " was used for something else");
        };
    }

    private static Outcome answer(CommandSink sink, OutgoingCommand command)
            throws InterruptedException {
        try {
            return sink.submit(command).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SinkUnavailable unavailable
                    ? unavailable
                    : new CompletionException(e.getCause());
        }
    }
}
