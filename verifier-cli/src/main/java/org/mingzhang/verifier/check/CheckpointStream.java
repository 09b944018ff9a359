package org.mingzhang.verifier.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.source.Rows;
import org.mingzhang.verifier.source.SourceException;
import org.mingzhang.verifier.source.StoredCheckpoint;

/// The stored checkpoints of one suite, in order: read, compared with each other, their signatures
/// checked beside. What it lets through is a statement about a size, to be compared with the tree.
final class CheckpointStream {
    private static final int SIGNATURE_BATCH = 64;

    /// A note that waits for the check of its signatures, with the keys of its moment.
    private record Unchecked(Checkpoint checkpoint, SignedNote note, List<KeyRing.Held> keys) {}

    /// What the signatures of one checkpoint came to.
    record Checked(Suite suite, long size, KeyRing.Standing standing) {}

    private final Suite suite;
    private final String treeOrigin;
    private final KeyRing keys;
    private final Rows<StoredCheckpoint> rows;
    private final Findings findings;
    private final SignatureQueue signatures;
    private final List<Unchecked> unchecked = new ArrayList<>();
    private final List<SignedNote> newestNotes = new ArrayList<>();
    private @Nullable Checkpoint next;
    private @Nullable SignedNote nextNote;
    private @Nullable Checkpoint last;
    private long count;

    CheckpointStream(
            Suite suite,
            String origin,
            KeyRing keys,
            Rows<StoredCheckpoint> rows,
            SignatureQueue signatures,
            Findings findings) {
        this.suite = suite;
        this.treeOrigin = suite.treeOrigin(origin);
        this.keys = keys;
        this.rows = rows;
        this.signatures = signatures;
        this.findings = findings;
    }

    /// The next checkpoint, without taking it.
    @Nullable Checkpoint peek() throws SourceException, InterruptedException, ExecutionException {
        while (next == null) {
            StoredCheckpoint stored = rows.next();
            if (stored == null) {
                submit();
                return null;
            }
            next = read(stored);
        }
        return next;
    }

    /// Takes the next checkpoint.
    void take() throws InterruptedException, ExecutionException {
        SignedNote note = nextNote;
        if (next == null || note == null) {
            return;
        }
        last = next;
        next = null;
        count++;
        newestNotes.clear();
        newestNotes.add(note);
        checkLater(last, note);
    }

    /// All notes of the newest checkpoint: they have one text and may have different signatures.
    List<SignedNote> newestNotes() {
        return newestNotes;
    }

    private void checkLater(Checkpoint checkpoint, SignedNote note)
            throws InterruptedException, ExecutionException {
        unchecked.add(new Unchecked(checkpoint, note, keys.of(suite)));
        if (unchecked.size() == SIGNATURE_BATCH) {
            submit();
        }
    }

    /// The checkpoint taken last: the newest one, once all are taken.
    Optional<Checkpoint> last() {
        return Optional.ofNullable(last);
    }

    /// How many were taken.
    long count() {
        return count;
    }

    private @Nullable Checkpoint read(StoredCheckpoint stored)
            throws InterruptedException, ExecutionException {
        Checkpoint checkpoint;
        SignedNote note;
        try {
            note = SignedNote.parse(stored.note().copy());
            checkpoint = Checkpoint.parse(note.text());
        } catch (MalformedException e) {
            findings.add(
                    new Finding.AtCheckpoint(
                            Code.BAD_SIGNATURE,
                            suite,
                            stored.columns() == null
                                    ? last().map(Checkpoint::treeSize).orElse(0L)
                                    : stored.columns().treeSize(),
                            stored.place() + " is no checkpoint: " + e.getMessage()));
            return null;
        }
        checkColumns(stored, checkpoint);
        if (!checkpoint.origin().equals(treeOrigin)) {
            add(
                    Code.BAD_SIGNATURE,
                    checkpoint,
                    "it is of the log " + checkpoint.origin() + ", not of " + treeOrigin);
            return null;
        }
        if (inOrder(checkpoint)) {
            nextNote = note;
            return checkpoint;
        }
        if (last != null && last.equals(checkpoint)) {
            newestNotes.add(note);
        }
        checkLater(checkpoint, note);
        return null;
    }

    /// A size that was passed cannot be compared with the tree any more.
    private boolean inOrder(Checkpoint checkpoint) {
        if (last == null || checkpoint.treeSize() > last.treeSize()) {
            return true;
        }
        if (checkpoint.treeSize() < last.treeSize()) {
            add(
                    Code.CHECKPOINT_CONFLICT,
                    checkpoint,
                    "it follows a checkpoint of size " + last.treeSize());
        } else if (!checkpoint.root().equals(last.root())) {
            add(
                    Code.CHECKPOINT_CONFLICT,
                    checkpoint,
                    "two roots for one size: "
                            + last.root().base64()
                            + " and "
                            + checkpoint.root().base64());
        }
        return false;
    }

    private void checkColumns(StoredCheckpoint stored, Checkpoint checkpoint) {
        StoredCheckpoint.Columns columns = stored.columns();
        if (columns == null) {
            return;
        }
        if (columns.treeSize() != checkpoint.treeSize()) {
            add(
                    Code.COLUMN_MISMATCH,
                    checkpoint,
                    "column size holds " + columns.treeSize() + ", the note another size");
        }
        byte[] root = columns.root().copy();
        if (root.length != 32 || !checkpoint.root().matches(root, 0)) {
            add(Code.COLUMN_MISMATCH, checkpoint, "column root is not the root of the note");
        }
    }

    private void add(Code code, Checkpoint checkpoint, String message) {
        findings.add(new Finding.AtCheckpoint(code, suite, checkpoint.treeSize(), message));
    }

    private void submit() throws InterruptedException, ExecutionException {
        if (unchecked.isEmpty()) {
            return;
        }
        List<Unchecked> batch = List.copyOf(unchecked);
        unchecked.clear();
        signatures.submit(() -> check(batch));
    }

    private List<Checked> check(List<Unchecked> batch) {
        List<Checked> checked = new ArrayList<>(batch.size());
        for (Unchecked one : batch) {
            long size = one.checkpoint.treeSize();
            checked.add(new Checked(suite, size, KeyRing.standing(one.note, size, one.keys)));
        }
        return checked;
    }
}
