package org.mingzhang.ledger.witness;

import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.NoteSignature;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.WitnessPolicy;
import org.mingzhang.ledger.log.merkle.ConsistencyProof;
import org.mingzhang.ledger.store.LogReader;

/// Speaks `add-checkpoint` with one witness of one suite. Not thread-safe.
///
/// **Source** C2SP `tlog-witness`.
final class WitnessClient {

    private static final String SIZE_TYPE = "text/x.tlog.size";
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,15})\n");

    /// A witness that moves on meanwhile is asked again, but not without end.
    private static final int TRIES_MAX = 3;

    private final WitnessPolicy.Witness witness;
    private final WitnessDoor door;
    private final LogReader reader;
    private long knownSize;

    /// @param knownSize the size that it signed last, as far as the ledger knows
    WitnessClient(
            WitnessPolicy.Witness witness, WitnessDoor door, LogReader reader, long knownSize) {
        this.witness = witness;
        this.door = door;
        this.reader = reader;
        this.knownSize = knownSize;
    }

    Suite suite() {
        return witness.key().suite();
    }

    /// Has a checkpoint signed.
    ///
    /// @param text the signed note of it
    /// @return the signature, verified
    NoteSignature submit(String text) throws WitnessFault, InterruptedException {
        SignedNote note = SignedNote.parse(text);
        long size = Checkpoint.parse(note.text()).size();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (knownSize > size) {
                throw WitnessFault.contradiction(
                        "it has signed size " + knownSize + ", the log has only " + size);
            }
            WitnessDoor.Reply reply = send(size, text);
            switch (reply.status()) {
                case 200 -> {
                    knownSize = size;
                    return signature(note, reply.body());
                }
                case 409 -> knownSize = sizeOf(reply);
                case 422 ->
                        throw WitnessFault.contradiction(
                                "what it signed at size " + knownSize + " is of another history");
                default ->
                        throw WitnessFault.trouble(
                                "it answers " + reply.status() + ": " + reply.body().strip());
            }
        }
        throw WitnessFault.trouble("it changes its mind about the size that it signed last");
    }

    private WitnessDoor.Reply send(long size, String note)
            throws WitnessFault, InterruptedException {
        ConsistencyProof proof =
                reader.tree(
                        suite(),
                        size,
                        nodes ->
                                ConsistencyProof.of(
                                        TreeHashers.of(suite()), nodes, knownSize, size));
        String hashes =
                proof.path().stream()
                        .map(hash -> Base64.getEncoder().encodeToString(hash.toBytes()) + "\n")
                        .collect(Collectors.joining());
        try {
            return door.addCheckpoint("old " + knownSize + "\n" + hashes + "\n" + note);
        } catch (IOException e) {
            throw WitnessFault.trouble("it does not answer: " + e);
        }
    }

    private static long sizeOf(WitnessDoor.Reply conflict) throws WitnessFault {
        if (!conflict.contentType().startsWith(SIZE_TYPE)) {
            throw WitnessFault.contradiction("it has signed another root for the same size");
        }
        if (!SIZE.matcher(conflict.body()).matches()) {
            throw WitnessFault.trouble("it answers 409 without the size that it signed last");
        }
        return Long.parseLong(conflict.body().strip());
    }

    private NoteSignature signature(SignedNote note, String lines) throws WitnessFault {
        try {
            return SignedNote.parse(note.text() + "\n" + lines)
                    .cosignature(witness.key())
                    .orElseThrow(
                            () -> new IllegalArgumentException("none is of " + witness.key().id()));
        } catch (IllegalArgumentException e) {
            throw WitnessFault.trouble("what it answers is no signature: " + e.getMessage());
        }
    }
}
