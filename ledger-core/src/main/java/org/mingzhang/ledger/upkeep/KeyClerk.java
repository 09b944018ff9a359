package org.mingzhang.ledger.upkeep;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.NoteSigner;
import org.mingzhang.ledger.crypto.SigningKeys;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.evidence.KeyHistory;
import org.mingzhang.ledger.log.LogCommand;
import org.mingzhang.ledger.log.checkpoint.NoteSignature;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.store.LogReader;

/// Brings keys into a log and ends them, on an operator's word.
///
/// **Source** `docs/log-format.md`, section 2, "Keys".
///
/// @param ledger where the command goes
/// @param commands makes it
/// @param reader of the log
/// @param keys that the ledger signs with
public record KeyClerk(Ledger ledger, OwnCommands commands, LogReader reader, SigningKeys keys) {

    private static final int NOTES_A_READ = 1_000;

    /// A key cannot be brought in or ended as it was asked for.
    public static final class KeyRefusedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        KeyRefusedException(String message) {
            super(message);
        }

        /// What is in the way.
        public String reason() {
            return Objects.requireNonNull(getMessage());
        }
    }

    /// Brings in a key: one that signs already vouches for it, and from the next checkpoint on both
    /// sign. Its private half must be safe before.
    ///
    /// @throws KeyRefusedException if the log has it already
    public void add(NoteSigner fresh) {
        VerifierKey key = fresh.key();
        if (keys.all().stream().anyMatch(held -> held.key().equals(key))) {
            throw new KeyRefusedException("the log has the key " + key + " already");
        }
        NoteSigner by = keys.signers(key.suite()).getFirst();
        byte[] vouched =
                ("mingzhang.org/key-added@v1\n" + key + "\n").getBytes(StandardCharsets.UTF_8);
        record(
                new LogCommand.AddKey(
                        key.suite(),
                        key.toString(),
                        by.key().toString(),
                        Bytes.copyOf(by.sign(vouched)).base64()));
        keys.add(fresh);
    }

    /// Ends a key. What it signed up to `lastSize` goes on to count.
    ///
    /// @param lastSize the largest checkpoint that it may have signed
    /// @throws KeyRefusedException if the key is none that signs, is the last of its suite, or if
    ///   larger checkpoints were signed by nobody else
    public void retire(VerifierKey key, long lastSize) {
        List<VerifierKey> others =
                keys.all().stream()
                        .filter(held -> !held.isRetired() && !held.key().equals(key))
                        .map(SigningKeys.Held::key)
                        .filter(other -> other.suite() == key.suite())
                        .toList();
        if (keys.all().stream().noneMatch(held -> held.key().equals(key) && !held.isRetired())) {
            throw new KeyRefusedException(key + " is no key that the log signs with");
        }
        boolean canSign =
                keys.signers(key.suite()).stream().anyMatch(one -> others.contains(one.key()));
        if (!canSign) {
            throw new KeyRefusedException(
                    "no other key of suite "
                            + key.suite().id()
                            + " is at hand; add one before you retire "
                            + key);
        }
        if (lastSize < 0 || lastSize > reader.size()) {
            throw new KeyRefusedException(
                    "the last size is 0 to " + reader.size() + ", not " + lastSize);
        }
        requireOthersSigned(key, others, lastSize);
        record(new LogCommand.RetireKey(key.suite(), key.toString(), lastSize));
        keys.retire(key, lastSize);
    }

    /// A larger checkpoint that this key alone has signed would count for nothing afterwards.
    private void requireOthersSigned(VerifierKey key, List<VerifierKey> others, long lastSize) {
        long above = lastSize;
        List<String> notes = reader.checkpointsAbove(key.suite(), above, NOTES_A_READ);
        while (!notes.isEmpty()) {
            for (String text : notes) {
                SignedNote note = SignedNote.parse(text);
                above = Long.parseLong(note.text().split("\n", -1)[1]);
                if (note.signatures().stream().noneMatch(line -> isOf(line, others))) {
                    throw new KeyRefusedException(
                            "the checkpoint of size "
                                    + above
                                    + " is signed by this key alone; a last size below it would"
                                    + " leave it without a signature");
                }
            }
            notes = reader.checkpointsAbove(key.suite(), above, NOTES_A_READ);
        }
    }

    private static boolean isOf(NoteSignature line, List<VerifierKey> keys) {
        return keys.stream().anyMatch(line::isBy);
    }

    private void record(Command command) {
        String id = KeyHistory.commandId(KeyHistory.read(reader).changes() + 1);
        switch (ledger.submit(commands.submission(id, command)).join()) {
            case Answer.Accepted _ -> {}
            case Answer.IdReused _ ->
                    throw new KeyRefusedException("the keys were changed by somebody just now");
            case Answer.Refused _, Answer.TooManyRefusals _ ->
                    throw new IllegalStateException("no rule refuses a change of keys");
        }
    }
}
