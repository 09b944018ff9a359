package org.mingzhang.ledger.upkeep;

import java.util.Optional;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.evidence.CommittedTagIndex;
import org.mingzhang.ledger.log.LogCommand;
import org.mingzhang.ledger.log.LogEvent;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.tagindex.TagIndex;
import org.mingzhang.ledger.store.tagindex.TagIndexRoot;

/// Commits to the index of tags in the log, once for each size.
///
/// **Source** `docs/log-format.md`, section 9.
///
/// @param ledger where the command goes
/// @param types of the command
/// @param reader of the log
/// @param index the derived index
public record TagIndexClerk(Ledger ledger, TypeCatalogue types, LogReader reader, TagIndex index) {

    /// Brings the index to the end of the log and commits to it. Nothing is recorded if nothing but
    /// the last commitment has come since that.
    ///
    /// @throws LedgerUnavailableException if it cannot be recorded now; try again
    public CommittedTagIndex commit() {
        return commit(() -> {});
    }

    /// The same with something between the steps of the work.
    CommittedTagIndex commit(Runnable between) {
        long size = reader.size();
        Optional<CommittedTagIndex> last = CommittedTagIndex.newest(reader, index);
        if (last.isPresent() && last.get().position() + 1 == size) {
            return last.get();
        }
        TagIndexRoot made = index.bringTo(size, between);
        return switch (ledger.submit(submission(made)).join()) {
            case Answer.Accepted(var receipt, _) -> new CommittedTagIndex(receipt.position(), made);
            case Answer.IdReused _ ->
                    throw new IllegalStateException(
                            "the log has another index of tags for size "
                                    + made.size()
                                    + "; have the log verified");
            case Answer.Refused _, Answer.TooManyRefusals _ ->
                    throw new IllegalStateException("no rule refuses an index of tags");
        };
    }

    private Submission submission(TagIndexRoot made) {
        var command =
                new LogCommand.CommitTagIndex(
                        made.size(),
                        made.tags(),
                        new LogEvent.BySuite(hex(made, Suite.SHA256), hex(made, Suite.SM3)));
        return new OwnCommands(
                        types,
                        reader.log().origin(),
                        TreeHashers.of(reader.log().suites().getFirst()))
                .submission(CommittedTagIndex.commandId(made.size()), command);
    }

    private static Optional<String> hex(TagIndexRoot made, Suite suite) {
        return Optional.ofNullable(made.roots().get(suite)).map(Hash32::hex);
    }
}
