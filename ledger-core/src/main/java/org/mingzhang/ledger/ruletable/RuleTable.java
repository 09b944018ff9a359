package org.mingzhang.ledger.ruletable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.ruletable.TableEvent.TableConfirmed;
import org.mingzhang.ledger.ruletable.TableEvent.TableProposed;

/// One table of one division: its published versions, and the one that waits for a second person.
///
/// @param lastVersion the number of the last version proposed; 0 before the first
/// @param proposed the last version proposed, while nobody has confirmed it
/// @param published the versions that were confirmed, the latest first
public record RuleTable(
        int lastVersion, Optional<TableProposed> proposed, List<Version> published) {

    /// Folded by division and name.
    public static final Part<RuleTable> PART =
            new Part<>(
                    "table",
                    Set.of(TableEvent.class),
                    new RuleTable(0, Optional.empty(), List.of()),
                    RuleTable::evolve);

    public RuleTable {
        published = List.copyOf(published);
    }

    /// A published version.
    ///
    /// @param table the table, `<division>/<name>`
    /// @param number its number
    /// @param validFrom the first day that it holds for
    /// @param validUntil the last day that it holds for, if there is one
    /// @param rows its rows, indexed
    public record Version(
            String table,
            int number,
            LocalDate validFrom,
            Optional<LocalDate> validUntil,
            Rows rows) {

        private boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && validUntil.filter(day::isAfter).isEmpty();
        }
    }

    /// The version of a division's table that holds for a day: the latest of those that do.
    public static Optional<Version> inForce(
            TableForm form, String division, LocalDate day, State state) {
        List<Version> published = state.of(PART.of(form.in(division))).published();
        for (Version version : published) {
            if (version.holdsOn(day)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    private RuleTable evolve(Event event) {
        return switch (event) {
            case TableProposed e when e.version() == lastVersion + 1 ->
                    new RuleTable(e.version(), Optional.of(e), published);
            case TableConfirmed e when e.version() == lastVersion && proposed.isPresent() ->
                    new RuleTable(
                            lastVersion,
                            Optional.empty(),
                            Stream.concat(
                                            proposed.map(RuleTable::version).stream(),
                                            published.stream())
                                    .toList());
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }

    private static Version version(TableProposed event) {
        return new Version(
                event.table(),
                event.version(),
                event.validFrom(),
                event.validUntil(),
                new Rows(event.rows()));
    }
}
