package org.mingzhang.api.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.TableEvent.TableConfirmed;
import org.mingzhang.ledger.ruletable.TableEvent.TableProposed;
import org.mingzhang.ledger.store.LogReader;

/// The versions of published tables, read from the log itself. Thread-safe.
///
/// **Errors** [org.mingzhang.ledger.store.LedgerUnavailableException] if the database does not
/// answer.
public final class TableLibrary {

    private static final int ENTRIES_MAX = 2_000;

    private final LogReader reader;
    private final EventCodec codec;

    /// The tables of a log.
    public TableLibrary(LogReader reader, EventCodec codec) {
        this.reader = reader;
        this.codec = codec;
    }

    /// A version of a table.
    ///
    /// @param proposal what was proposed
    /// @param position the entry of the proposal
    /// @param confirmer the person who confirmed it; absent while nobody has
    public record Version(TableProposed proposal, long position, Optional<String> confirmer) {

        /// Its columns and rows.
        public TableText text() {
            return new TableText(proposal.columns(), proposal.rows());
        }
    }

    /// All versions of a table, in order; a proposal that nobody confirmed is among them.
    ///
    /// @param table `<division>/<name>`
    /// @param size only what the first so many entries of the log say
    public List<Version> versions(String table, long size) {
        List<Version> versions = new ArrayList<>();
        for (long position :
                reader.positions(Tags.tag(RuleTable.PART.tagKey(), table), size, ENTRIES_MAX)) {
            Event event = event(position);
            if (event instanceof TableProposed proposed) {
                versions.add(new Version(proposed, position, Optional.empty()));
            } else if (event instanceof TableConfirmed confirmed && !versions.isEmpty()) {
                Version last = versions.removeLast();
                versions.add(
                        new Version(
                                last.proposal(),
                                last.position(),
                                Optional.of(confirmed.confirmer())));
            }
        }
        return List.copyOf(versions);
    }

    /// All versions as of now.
    public List<Version> versions(String table) {
        return versions(table, reader.size());
    }

    private Event event(long position) {
        Entry entry =
                Entry.parse(
                        reader.entry(position)
                                .orElseThrow(() ->
                                        new IllegalStateException("entry " + position + " is gone"))
                                .bytes()
                                .toBytes());
        return codec.decode(entry.type(), entry.revision(), entry.data());
    }
}
