package org.mingzhang.verifier.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Changes bytes as faults and attackers do: flipped bits, cut ends, pieces of elsewhere, absurd
/// numbers, and files under names that they should not have.
final class Mutator {
    private static final List<byte[]> PIECES =
            List.of(
                    bytes("18446744073709551616"),
                    bytes("9223372036854775807"),
                    bytes("-1"),
                    bytes("0"),
                    bytes("00"),
                    bytes("{}[]\",:\\"),
                    bytes("\n"),
                    bytes("\n\n"),
                    bytes("\0"),
                    bytes("\u2014 "),
                    bytes("\u0301"),
                    bytes("[".repeat(300)),
                    bytes("A".repeat(5_000)),
                    new byte[] {(byte) 0xff, (byte) 0xff},
                    new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});

    private static final List<String> HOSTILE_NAMES =
            List.of(
                    "../../etc/passwd",
                    "/etc/passwd",
                    "entries/../../x",
                    "entries/99999999999999999999.json",
                    "attachments/../x",
                    "C:\\x",
                    "entries\\1.json",
                    "a/".repeat(400),
                    "bundle.json/x",
                    "\u202egnp.exe",
                    "");

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// One to three changes; pieces come from the fixed list or from `other`.
    byte[] bytes(byte[] seed, byte[] other) {
        byte[] text = seed.clone();
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(text.length + 1);
            text =
                    switch (random.nextInt(8)) {
                        case 0, 1 -> flipped(text, at);
                        case 2 -> Arrays.copyOf(text, at);
                        case 3 -> spliced(text, at, PIECES.get(random.nextInt(PIECES.size())));
                        case 4 -> spliced(text, at, piece(other));
                        case 5 -> overwritten(text, at, piece(other));
                        case 6 -> spliced(Arrays.copyOf(text, at), at, piece(text));
                        default -> withNumber(text, at);
                    };
        }
        return text;
    }

    private static byte[] flipped(byte[] text, int at) {
        if (at < text.length) {
            text[at] ^= (byte) (1 << (at % 8));
        }
        return text;
    }

    private byte[] piece(byte[] source) {
        int from = random.nextInt(source.length + 1);
        return Arrays.copyOfRange(
                source, from, from + Math.min(random.nextInt(80), source.length - from));
    }

    private static byte[] spliced(byte[] text, int at, byte[] piece) {
        byte[] longer = Arrays.copyOf(text, text.length + piece.length);
        System.arraycopy(piece, 0, longer, at, piece.length);
        System.arraycopy(text, at, longer, at + piece.length, text.length - at);
        return longer;
    }

    private static byte[] overwritten(byte[] text, int at, byte[] piece) {
        byte[] same = Arrays.copyOf(text, Math.max(text.length, at + piece.length));
        System.arraycopy(piece, 0, same, at, piece.length);
        return same;
    }

    /// Puts an absurd number in the place of the next run of digits.
    private byte[] withNumber(byte[] text, int at) {
        int from = at;
        while (from < text.length && (text[from] < '0' || text[from] > '9')) {
            from++;
        }
        int to = from;
        while (to < text.length && text[to] >= '0' && text[to] <= '9') {
            to++;
        }
        byte[] without = Arrays.copyOf(text, text.length - (to - from));
        System.arraycopy(text, to, without, from, text.length - to);
        return spliced(without, from, PIECES.get(random.nextInt(5)));
    }

    /// Changes, swaps, drops, doubles or renames some of the files.
    void files(Map<String, byte[]> files) {
        for (int edits = 1 + random.nextInt(2); edits > 0 && !files.isEmpty(); edits--) {
            String one = name(files);
            String other = name(files);
            byte[] bytes = files.getOrDefault(one, new byte[0]);
            byte[] others = files.getOrDefault(other, new byte[0]);
            switch (random.nextInt(10)) {
                case 0 -> files.remove(one);
                case 1 -> {
                    files.put(one, others);
                    files.put(other, bytes);
                }
                case 2 -> files.put(one, new byte[random.nextInt(3) * 40_000]);
                default -> files.put(one, bytes(bytes, others));
            }
        }
    }

    /// Puts a file under a name that it must not have.
    void rename(Map<String, byte[]> files) {
        byte[] bytes = files.remove(name(files));
        files.put(
                HOSTILE_NAMES.get(random.nextInt(HOSTILE_NAMES.size())),
                bytes == null ? new byte[0] : bytes);
    }

    private String name(Map<String, byte[]> files) {
        return List.copyOf(files.keySet()).get(random.nextInt(files.size()));
    }
}
