package org.mingzhang.verifier.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mingzhang.verifier.entry.JsonTape.Kind;
import org.mingzhang.verifier.fixture.Dump;

/// Seeded mutations of real entries. Whatever the reader accepts must be what a plain writer of RFC
/// 8785 makes of the values that it read; and nothing may throw.
class MutationTest {
    private static final int RUNS = Integer.getInteger("verifier.mutations", 40_000);
    private static final byte[] INTERESTING =
            "{}[]\",:\\ntrufalse0123456789-.eE \u00e9\u0301".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatIsAcceptedIsCanonical() throws Exception {
        List<byte[]> seeds = Dump.read(Path.of("../docs/vectors/log-5")).entries();
        long seed = Long.getLong("verifier.seed", 20_260_301L);
        SplittableRandom random = new SplittableRandom(seed);
        JsonTape tape = new JsonTape();
        CanonicalJson json = new CanonicalJson(tape);
        EntryReader reader = new EntryReader();
        int accepted = 0;
        for (int run = 0; run < RUNS; run++) {
            byte[] text = mutate(seeds.get(random.nextInt(seeds.size())), random);
            if (json.read(text, 0, text.length) == null) {
                accepted++;
                StringBuilder written = new StringBuilder();
                write(tape, 0, written);
                assertThat(written.toString().getBytes(StandardCharsets.UTF_8))
                        .as("seed %d, run %d", seed, run)
                        .isEqualTo(text);
            }
            reader.read(text, 0, text.length);
        }
        // Most edits inside a string leave a canonical text, so the property is not vacuous.
        assertThat(accepted).isBetween(RUNS / 20, RUNS * 19 / 20);
    }

    private static byte[] mutate(byte[] seed, SplittableRandom random) {
        byte[] text = seed.clone();
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(text.length);
            switch (random.nextInt(5)) {
                case 0 -> text[at] = INTERESTING[random.nextInt(INTERESTING.length)];
                case 1 -> text[at] = (byte) random.nextInt(256);
                case 2 ->
                        text = without(text, at, Math.min(1 + random.nextInt(4), text.length - at));
                case 3 -> text = with(text, at, INTERESTING[random.nextInt(INTERESTING.length)]);
                default -> {
                    int from = random.nextInt(text.length);
                    int length = Math.min(random.nextInt(40), text.length - Math.max(at, from));
                    System.arraycopy(text.clone(), from, text, at, length);
                }
            }
            if (text.length == 0) {
                return new byte[] {'{'};
            }
        }
        return text;
    }

    private static byte[] without(byte[] text, int at, int length) {
        byte[] shorter = Arrays.copyOf(text, text.length - length);
        System.arraycopy(text, at + length, shorter, at, text.length - at - length);
        return shorter;
    }

    private static byte[] with(byte[] text, int at, byte b) {
        byte[] longer = Arrays.copyOf(text, text.length + 1);
        System.arraycopy(text, at, longer, at + 1, text.length - at);
        longer[at] = b;
        return longer;
    }

    /// A writer of its own, from the values: sorts names, escapes, formats numbers.
    private static void write(JsonTape tape, int node, StringBuilder out) {
        Kind kind = tape.kind(node);
        if (kind == Kind.OBJECT) {
            java.util.TreeMap<String, Integer> members = new java.util.TreeMap<>();
            for (int name = node + 1; name < tape.after(node); name = tape.after(name + 1)) {
                assertThat(members.put(tape.text(name), name + 1)).isNull();
            }
            out.append('{');
            members.forEach((name, value) -> {
                out.append(out.charAt(out.length() - 1) == '{' ? "" : ",");
                quote(name, out);
                out.append(':');
                write(tape, value, out);
            });
            out.append('}');
        } else if (kind == Kind.ARRAY) {
            out.append('[');
            for (int item = node + 1; item < tape.after(node); item = tape.after(item)) {
                out.append(item == node + 1 ? "" : ",");
                write(tape, item, out);
            }
            out.append(']');
        } else if (kind == Kind.INTEGER) {
            assertThat(Math.abs(tape.integer(node))).isLessThanOrEqualTo(CanonicalJson.INTEGER_MAX);
            out.append(tape.integer(node));
        } else if (kind == Kind.STRING) {
            assertThat(Normalizer.isNormalized(tape.text(node), Normalizer.Form.NFC)).isTrue();
            quote(tape.text(node), out);
        } else {
            out.append(kind == Kind.TRUE);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        text.codePoints()
                .forEach(c -> {
                    assertThat(c >= 0x20 || c == '\n' || c == '\t').isTrue();
                    switch (c) {
                        case '"' -> out.append("\\\"");
                        case '\\' -> out.append("\\\\");
                        case '\n' -> out.append("\\n");
                        case '\t' -> out.append("\\t");
                        default -> out.appendCodePoint(c);
                    }
                });
        out.append('"');
    }
}
