package org.mingzhang.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.TlogProof;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.EntryFacts;
import org.mingzhang.ledger.log.entry.EntryFormatException;

/// Damaged input is refused in the one way that each parser names, never otherwise: seeded
/// mutations of valid files, so that most of a file is sound when the damage is met.
class ParserFuzzTest {

    private static final int TRIES = 1000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyParserRefusesDamageAsItSays(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Integer> refusals = new HashMap<>();
        for (Path file : samples()) {
            byte[] valid = Files.readAllBytes(file);
            for (int i = 0; i < TRIES; i++) {
                byte[] damaged = damaged(random, valid);
                String name = file.getFileName().toString();
                if (name.startsWith("entry")) {
                    // The strict reader gives no tree whose bytes differ from what it read.
                    parse(
                            "strict",
                            refusals,
                            damaged,
                            bytes -> {
                                assertThat(CanonicalJson.write(CanonicalJson.parseCanonical(bytes)))
                                        .isEqualTo(bytes);
                                Entry.parseStrict(bytes);
                            },
                            EntryFormatException.class);
                    parse("lenient", refusals, damaged, Entry::parse, EntryFormatException.class);
                    parse(
                            "facts",
                            refusals,
                            damaged,
                            EntryFacts::parse,
                            EntryFormatException.class);
                } else {
                    String text = new String(damaged, StandardCharsets.UTF_8);
                    parse(
                            "note",
                            refusals,
                            damaged,
                            _ -> SignedNote.parse(text),
                            IllegalArgumentException.class);
                    parse(
                            "checkpoint",
                            refusals,
                            damaged,
                            _ -> Checkpoint.parse(text),
                            IllegalArgumentException.class);
                    parse(
                            "proof",
                            refusals,
                            damaged,
                            _ -> TlogProof.parse(text),
                            IllegalArgumentException.class);
                    parse(
                            "key",
                            refusals,
                            damaged,
                            _ -> VerifierKey.parse(text.strip()),
                            IllegalArgumentException.class);
                }
            }
        }
        // Damage that no parser minds would prove nothing.
        assertThat(refusals.keySet())
                .containsExactlyInAnyOrder(
                        "strict", "lenient", "facts", "note", "checkpoint", "proof", "key");
        assertThat(refusals.get("strict")).isGreaterThan(TRIES / 2);
    }

    private static List<Path> samples() throws IOException {
        Path folder = Path.of("../docs/vectors/log-5");
        Path key = Files.createTempFile("key", ".txt");
        Files.writeString(key, Files.readAllLines(folder.resolve("vkeys.txt")).getLast());
        key.toFile().deleteOnExit();
        return Stream.concat(
                        Stream.of(
                                        "entry-0.json",
                                        "entry-2.json",
                                        "checkpoint",
                                        "proof-3.tlog-proof")
                                .map(folder::resolve),
                        Stream.of(key))
                .toList();
    }

    private static void parse(
            String parser,
            Map<String, Integer> refusals,
            byte[] input,
            Consumer<byte[]> read,
            Class<? extends RuntimeException> refusal) {
        try {
            read.accept(input);
        } catch (RuntimeException e) {
            if (!refusal.isInstance(e)) {
                throw new AssertionError(parser + " on " + Arrays.toString(input), e);
            }
            refusals.merge(parser, 1, Integer::sum);
        }
    }

    private static byte[] damaged(Random random, byte[] valid) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes =
                    switch (random.nextInt(5)) {
                        case 0 -> Arrays.copyOf(bytes, Math.max(at, 1));
                        case 1 -> joined(bytes, 0, at, bytes, at, bytes.length, "{");
                        case 2 ->
                                joined(bytes, 0, at, bytes, Math.max(at - 9, 0), bytes.length, "");
                        case 3 -> {
                            bytes[at] = (byte) random.nextInt(256);
                            yield bytes;
                        }
                        default -> {
                            bytes[at] ^= (byte) (1 << random.nextInt(8));
                            yield bytes;
                        }
                    };
        }
        return bytes;
    }

    private static byte[] joined(
            byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo, String between) {
        byte[] middle = between.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[aTo - aFrom + middle.length + bTo - bFrom];
        System.arraycopy(a, aFrom, all, 0, aTo - aFrom);
        System.arraycopy(middle, 0, all, aTo - aFrom, middle.length);
        System.arraycopy(b, bFrom, all, aTo - aFrom + middle.length, bTo - bFrom);
        return all;
    }
}
