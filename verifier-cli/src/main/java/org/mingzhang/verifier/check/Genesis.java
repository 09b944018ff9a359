package org.mingzhang.verifier.check;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.entry.Defect;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.source.EntryChunk;

/// What the first entry says about the log. Its keys came with the data that they sign, so that
/// they prove internal consistency and nothing more.
///
/// @param origin the log's origin
/// @param suites the suites, in the log's order
/// @param keys the public keys, one for each suite that names a good one
/// @param zone of bare dates
record Genesis(String origin, List<Suite> suites, Map<Suite, VerifierKey> keys, ZoneId zone) {
    static final String TYPE = "log.LogCreated";
    static final long FORMAT = 1;

    Genesis {
        suites = List.copyOf(suites);
        keys = Map.copyOf(keys);
    }

    /// Reads it from the first chunk; nothing when the chunk does not start with such an entry.
    static Optional<Genesis> read(EntryChunk first) {
        if (first.count() == 0 || first.position(0) != 0) {
            return Optional.empty();
        }
        EntryReader reader = new EntryReader();
        Defect defect = reader.read(first.data()[0], first.offsets()[0], first.lengths()[0]);
        JsonTape tape = reader.tape();
        boolean unreadable = defect != null && defect.rule() == Defect.Rule.ENCODING;
        if (unreadable || !tape.is(reader.type(), TYPE)) {
            return Optional.empty();
        }
        int format = tape.member(reader.data(), "format");
        String origin = tape.string(reader.data(), "origin");
        List<Suite> suites = suites(tape, reader.data());
        boolean known =
                format >= 0
                        && tape.kind(format) == JsonTape.Kind.INTEGER
                        && tape.integer(format) == FORMAT;
        if (!known || origin == null || suites.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Genesis(
                        origin,
                        suites,
                        keys(tape, reader.data(), origin, suites),
                        zone(tape, reader.data())));
    }

    private static ZoneId zone(JsonTape tape, int data) {
        String name = tape.string(data, "zone");
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static List<Suite> suites(JsonTape tape, int data) {
        List<Suite> suites = new ArrayList<>();
        int array = tape.member(data, "suites");
        if (array < 0 || tape.kind(array) != JsonTape.Kind.ARRAY) {
            return suites;
        }
        for (int node = array + 1; node < tape.after(array); node = tape.after(node)) {
            Optional<Suite> suite =
                    tape.kind(node) == JsonTape.Kind.STRING
                            ? Suite.of(tape.text(node))
                            : Optional.empty();
            if (suite.isEmpty() || suites.contains(suite.get())) {
                return List.of();
            }
            suites.add(suite.get());
        }
        return suites;
    }

    private static Map<Suite, VerifierKey> keys(
            JsonTape tape, int data, String origin, List<Suite> suites) {
        Map<Suite, VerifierKey> keys = new EnumMap<>(Suite.class);
        int object = tape.member(data, "keys");
        if (object < 0) {
            return keys;
        }
        for (Suite suite : suites) {
            String line = tape.string(object, suite.id());
            if (line != null) {
                try {
                    VerifierKey key = VerifierKey.parse(line);
                    if (KeyRing.belongs(key, suite, origin)) {
                        keys.put(suite, key);
                    }
                } catch (MalformedException e) {
                    // A key that is none verifies nothing: its checkpoints are reported as
                    // unsigned.
                }
            }
        }
        return keys;
    }
}
