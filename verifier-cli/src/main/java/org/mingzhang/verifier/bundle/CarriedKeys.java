package org.mingzhang.verifier.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;

/// The keys that may sign a bundle's checkpoint: those that are given, those that the bundle's
/// entries bring in with the signature of one of them, without those that they end.
///
/// What is no change of keys by a given key brings in nothing; the checkpoint is then not signed.
///
/// **Source**: `docs/log-format.md` section 2, "Keys", and section 13.
final class CarriedKeys {
    private static final String ADDED = "log.KeyAdded";
    private static final String RETIRED = "log.KeyRetired";

    private final long size;
    private final List<VerifierKey> keys;

    /// @param given the keys to begin with
    /// @param size of the checkpoint
    CarriedKeys(List<VerifierKey> given, long size) {
        this.keys = new ArrayList<>(given);
        this.size = size;
    }

    /// The keys after these entries, which stand in the order of the log.
    List<VerifierKey> after(Collection<byte[]> entries) {
        EntryReader reader = new EntryReader();
        for (byte[] entry : entries) {
            if (reader.read(entry, 0, entry.length) == null) {
                JsonTape tape = reader.tape();
                if (tape.is(reader.type(), ADDED)) {
                    add(tape, reader.data());
                } else if (tape.is(reader.type(), RETIRED)) {
                    retire(tape, reader.data());
                }
            }
        }
        return List.copyOf(keys);
    }

    private void add(JsonTape tape, int data) {
        String line = Objects.requireNonNullElse(tape.string(data, "key"), "");
        String by = Objects.requireNonNullElse(tape.string(data, "by"), "");
        String signature = Objects.requireNonNullElse(tape.string(data, "signature"), "");
        byte[] message =
                ("mingzhang.org/key-added@v1\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            VerifierKey key = VerifierKey.parse(line);
            VerifierKey old = VerifierKey.parse(by);
            boolean sameTree = key.name().equals(old.name()) && key.algorithm() == old.algorithm();
            if (sameTree
                    && keys.contains(old)
                    && old.verify(message, Base64.getDecoder().decode(signature))) {
                keys.add(key);
            }
        } catch (MalformedException | IllegalArgumentException e) {
            // Nobody's key: it signs nothing.
        }
    }

    private void retire(JsonTape tape, int data) {
        int lastSize = tape.member(data, "lastSize");
        String line = Objects.requireNonNullElse(tape.string(data, "key"), "");
        if (lastSize < 0
                || tape.kind(lastSize) != JsonTape.Kind.INTEGER
                || tape.integer(lastSize) >= size) {
            return;
        }
        try {
            keys.remove(VerifierKey.parse(line));
        } catch (MalformedException e) {
            // Nobody's key: it has signed nothing.
        }
    }
}
