package org.mingzhang.verifier.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.SignatureVerdict;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.TlogProof;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.merkle.Proofs;

/// Answers `add-checkpoint`.
///
/// ```
/// old <decimal>
/// <base64 hash>          consistency proof, at most 63
///
/// <checkpoint>
/// ```
///
/// | status | when |
/// | --- | --- |
/// | 200 | signed; the body has the signature lines |
/// | 400 | the request is malformed, or `old` is above the checkpoint's size |
/// | 403 | no signature of a key that the witness trusts |
/// | 404 | a log that the witness does not know |
/// | 409 | `old` is not the newest size signed; the body says which is; or another root for one size |
/// | 422 | the proof does not hold |
///
/// Whoever asks is shown the newest checkpoint of a tree that it has signed, with the signatures of
/// the log and its own.
///
/// **Source**: C2SP tlog-witness; `docs/log-format.md` section 7. Safe for use by several threads:
/// the check and the change of state are one step.
public final class Witness {
    /// The most bytes of a request that are read.
    public static final int REQUEST_BYTES_MAX = SignedNote.BYTES_MAX + 8_192;

    private final List<VerifierKey> logs;
    private final List<WitnessKey> keys;
    private final WitnessState state;
    private final Clock clock;

    /// @param logs the keys of the logs that it knows
    /// @param keys its own, at most one for each suite
    /// @param state what it has signed
    /// @param clock for the time of its signatures
    public Witness(List<VerifierKey> logs, List<WitnessKey> keys, WitnessState state, Clock clock) {
        this.logs = List.copyOf(logs);
        this.keys = List.copyOf(keys);
        this.state = state;
        this.clock = clock;
    }

    /// An HTTP answer.
    public record Answer(int status, String contentType, String body) {
        static Answer of(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body);
        }
    }

    private record Request(long old, List<Hash32> proof, SignedNote note, Checkpoint checkpoint) {}

    /// Answers one request.
    ///
    /// @throws IOException if the state cannot be kept; nothing is signed then
    public Answer add(byte[] body) throws IOException {
        Request request;
        try {
            request = parse(body);
        } catch (MalformedException e) {
            return Answer.of(400, e.getMessage() + "\n");
        }
        Checkpoint checkpoint = request.checkpoint;
        List<VerifierKey> ofLog =
                logs.stream().filter(key -> key.name().equals(checkpoint.origin())).toList();
        if (ofLog.isEmpty()) {
            return Answer.of(404, "unknown log\n");
        }
        if (SignatureVerdict.of(request.note, ofLog) != SignatureVerdict.VALID) {
            return Answer.of(403, "no signature of a known key\n");
        }
        if (request.old > checkpoint.treeSize()) {
            return Answer.of(400, "old is above the size of the checkpoint\n");
        }
        Suite suite = Suite.of(ofLog.get(0).algorithm());
        Optional<WitnessKey> key = keys.stream().filter(own -> own.suite() == suite).findFirst();
        return key.isEmpty()
                ? Answer.of(404, "this witness has no key of the suite\n")
                : advance(request, ofLog, suite, key.get());
    }

    /// The newest checkpoint that it has signed of a tree.
    ///
    /// @param originHash the SHA-256 of the tree's origin, in lower-case hex
    public synchronized Answer newest(String originHash) {
        return state.noteOf(originHash)
                .map(note -> Answer.of(200, note))
                .orElseGet(() -> Answer.of(404, "nothing signed for this origin\n"));
    }

    private synchronized Answer advance(
            Request request, List<VerifierKey> ofLog, Suite suite, WitnessKey key)
            throws IOException {
        Checkpoint next = request.checkpoint;
        Optional<Checkpoint> last =
                state.newest(next.origin()).map(WitnessState.Signed::checkpoint);
        long size = last.map(Checkpoint::treeSize).orElse(0L);
        if (request.old != size) {
            return new Answer(409, "text/x.tlog.size", size + "\n");
        }
        Hash32 root = last.map(Checkpoint::root).orElse(suite.newHasher().empty());
        if (size == next.treeSize() && last.isPresent() && !root.equals(next.root())) {
            return Answer.of(409, "another root for one size\n");
        }
        Proofs proofs = new Proofs(suite.newHasher());
        if (!proofs.consistent(size, root, next.treeSize(), next.root(), request.proof)) {
            return Answer.of(422, "the consistency proof does not hold\n");
        }
        String cosignature =
                key.cosign(request.note.signedBytes(), clock.instant().getEpochSecond());
        StringBuilder note = new StringBuilder(request.note.text()).append('\n');
        request.note.signatures().stream()
                .filter(signature -> ofLog.stream().anyMatch(signature::names))
                .forEach(signature -> note.append(signature.line()));
        note.append(cosignature);
        state.put(new WitnessState.Signed(next, Optional.of(note.toString())));
        return Answer.of(200, cosignature);
    }

    private static Request parse(byte[] body) throws MalformedException {
        int split = 0;
        while (split + 1 < body.length && !(body[split] == '\n' && body[split + 1] == '\n')) {
            split++;
        }
        if (split + 1 >= body.length) {
            throw new MalformedException("an empty line stands before the checkpoint");
        }
        List<String> lines = new ArrayList<>(List.of(text(body, split).split("\n", -1)));
        String old = lines.remove(0);
        if (!old.matches("old (0|[1-9][0-9]{0,17})")) {
            throw new MalformedException("the first line is: old <decimal>");
        }
        List<Hash32> proof = TlogProof.hashes(lines);
        SignedNote note = SignedNote.parse(Arrays.copyOfRange(body, split + 2, body.length));
        return new Request(
                Long.parseLong(old.substring("old ".length())),
                proof,
                note,
                Checkpoint.parse(note.text()));
    }

    private static String text(byte[] body, int length) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("a request is UTF-8");
        }
    }
}
