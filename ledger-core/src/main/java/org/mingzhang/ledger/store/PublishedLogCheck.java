package org.mingzhang.ledger.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the database still holds the log that was published: before the first append at every
/// start and take-over.
///
/// A database that was restored from an older copy, or was rewritten, is found here; going on would
/// sign a second history. Nothing is repaired.
///
/// **Source** `docs/log-format.md`, section 6.
final class PublishedLogCheck implements StartCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedLogCheck.class);

    private static final String WHAT_TO_DO =
            ". Restore the missing entries from another copy of the database, or open a successor"
                    + " log; do not delete the checkpoint";

    private final LogRef log;
    private final Publishing publishing;

    PublishedLogCheck(LogRef log, Publishing publishing) {
        this.log = log;
        this.publishing = publishing;
    }

    @Override
    public Optional<String> fault(Connection connection, Head head)
            throws SQLException, InterruptedException {
        Optional<String> fault = headFault(connection, head);
        for (Suite suite : log.suites()) {
            if (fault.isEmpty()) {
                fault = checkpointFault(connection, head, suite);
            }
        }
        return fault.isEmpty() ? elsewhereFault(connection, head) : fault;
    }

    private Optional<String> elsewhereFault(Connection connection, Head head)
            throws SQLException, InterruptedException {
        Elsewhere.Remembered remembered = publishing.elsewhere().remembered();
        for (Elsewhere.Note note : remembered.notes()) {
            StoredTree tree = new StoredTree(connection, log.id(), note.suite());
            Optional<String> fault = fault(head, note.suite(), tree, note.where(), note.note());
            if (fault.isPresent()) {
                return fault;
            }
        }
        if (!remembered.contradictions().isEmpty()) {
            return Optional.of(remembered.contradictions().getFirst() + WHAT_TO_DO);
        }
        if (remembered.tooFew().isPresent()) {
            throw new LedgerUnavailableException(remembered.tooFew().get());
        }
        return Optional.empty();
    }

    private Optional<String> headFault(Connection connection, Head head) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select position, entry, recorded_at, leaf_sha256, leaf_sm3"
                                + " from ledger.entry where log = ?"
                                + " order by position desc limit 1")) {
            query.setInt(1, log.id());
            try (ResultSet row = query.executeQuery()) {
                long size = row.next() ? row.getLong("position") + 1 : 0;
                if (size != head.size()) {
                    return Optional.of(
                            "the head row says "
                                    + head.size()
                                    + " entries, the last entry says "
                                    + size
                                    + ". Have the log verified, then set the head row to its last"
                                    + " entry");
                }
                return size == 0
                        ? Optional.of("the log has no first entry. Create it")
                        : lastEntryFault(row, head);
            }
        }
    }

    private Optional<String> lastEntryFault(ResultSet row, Head head) throws SQLException {
        Map<Suite, Hash32> recomputed = new EnumMap<>(Suite.class);
        byte[] entry = row.getBytes("entry");
        for (Suite suite : log.suites()) {
            recomputed.put(suite, TreeHashers.of(suite).leaf(entry));
        }
        Map<Suite, Hash32> stored = WriterSession.leaves(row, log.suites());
        boolean sameTime =
                head.recordedAt()
                        .equals(
                                Optional.of(
                                        row.getObject("recorded_at", OffsetDateTime.class)
                                                .toInstant()));
        if (recomputed.equals(stored) && recomputed.equals(head.leaves()) && sameTime) {
            return Optional.empty();
        }
        return Optional.of(
                "the last entry, its leaf hashes and the head row do not agree at position "
                        + (head.size() - 1)
                        + ". Have the log verified before anything is appended");
    }

    private Optional<String> checkpointFault(Connection connection, Head head, Suite suite)
            throws SQLException {
        Optional<String> own = new CheckpointTable(connection, log.id()).newest(suite);
        Optional<String> outside;
        CheckpointDirectory directory = new CheckpointDirectory(publishing.directory());
        try {
            outside = directory.read(suite);
        } catch (IOException e) {
            return Optional.of("the published checkpoint cannot be read: " + directory.file(suite));
        }
        if (own.isPresent() && outside.isEmpty()) {
            // A new disk looks like this, and so does one that somebody has cleared.
            LOG.atWarn()
                    .addKeyValue("log.id", log.id())
                    .addKeyValue("file", directory.file(suite))
                    .log("no checkpoint outside the database to compare with");
        }
        StoredTree tree = new StoredTree(connection, log.id(), suite);
        Optional<String> fault =
                own.isEmpty()
                        ? Optional.empty()
                        : fault(head, suite, tree, "the database", own.get());
        if (fault.isEmpty() && outside.isPresent()) {
            fault = fault(head, suite, tree, directory.file(suite).toString(), outside.get());
        }
        return fault;
    }

    private Optional<String> fault(
            Head head, Suite suite, StoredTree tree, String where, String note)
            throws SQLException {
        String subject = "the newest " + suite.id() + " checkpoint in " + where;
        Checkpoint checkpoint;
        try {
            SignedNote signed = SignedNote.parse(note);
            checkpoint = Checkpoint.parse(signed.text());
            List<VerifierKey> keys = publishing.keys().verifiers(suite, checkpoint.size());
            if (keys.stream().noneMatch(signed::isSignedBy)) {
                return Optional.of(subject + " is not signed by " + keys + WHAT_TO_DO);
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(subject + " is damaged" + WHAT_TO_DO);
        }
        if (!checkpoint.origin().equals(log.origin()) || checkpoint.suite() != suite) {
            return Optional.of(
                    subject + " is of " + checkpoint.origin().of(checkpoint.suite()) + WHAT_TO_DO);
        }
        if (checkpoint.size() > head.size()) {
            return Optional.of(
                    subject
                            + " has size "
                            + checkpoint.size()
                            + ", the log has only "
                            + head.size()
                            + " entries"
                            + WHAT_TO_DO);
        }
        Hash32 root = tree.root(checkpoint.size());
        if (!root.equals(checkpoint.root())) {
            return Optional.of(
                    subject
                            + " has root "
                            + checkpoint.root().hex()
                            + " at size "
                            + checkpoint.size()
                            + ", the log has root "
                            + root.hex()
                            + WHAT_TO_DO);
        }
        return Optional.empty();
    }
}
