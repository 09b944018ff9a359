package org.mingzhang.verifier.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.SampleEntry;

/// What may stand in an entry, and what may not, each with the reason that the reader gives.
class EntryReaderTest {
    private static final String ZEROS = "0".repeat(64);

    private static SampleEntry sample() {
        return SampleEntry.at(
                Dump.ORIGIN, 7, "{\"sha256\":\"" + ZEROS + "\",\"sm3\":\"" + ZEROS + "\"}");
    }

    private static @Nullable Defect read(byte[] bytes) {
        return new EntryReader().read(bytes, 0, bytes.length);
    }

    private static String defectOf(String text) {
        Defect defect = read(text.getBytes(StandardCharsets.UTF_8));
        return defect == null ? "" : defect.message();
    }

    private static String defectOfData(String data) {
        return defectOf(sample().withData(data).json());
    }

    private static String defectAfter(UnaryOperator<String> change) {
        String before = sample().json();
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return defectOf(after);
    }

    @Test
    void readsTheEnvelope() {
        byte[] bytes = sample().withCommand("c-7", 1, 3).bytes();
        EntryReader reader = new EntryReader();

        assertThat(reader.read(bytes, 0, bytes.length)).isNull();
        assertThat(reader.position()).isEqualTo(7);
        assertThat(reader.recordedAtMillis()).isEqualTo(sample().recordedAtMillis());
        assertThat(reader.commandIndex()).isEqualTo(1);
        assertThat(reader.commandCount()).isEqualTo(3);
        assertThat(reader.tape().text(reader.client())).isEqualTo("finance-1");
        assertThat(reader.tape().text(reader.type())).isEqualTo("payment.PaymentSubmitted");
        assertThat(reader.tape().string(reader.data(), "purpose")).isEqualTo("教材采购");
        assertThat(reader.signed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":[]}",
                "{\"a\":[[],[{}]]}",
                "{\"a\":true,\"b\":false}",
                "{\"a\":0,\"aA\":-1,\"aa\":9007199254740991,\"b\":-9007199254740991}",
                "{\"a\":\"\\n\\t\\\\\\\"/\u007f\"}",
                "{\"a\":\"é Ａ 😀 𠀀 각 𝄞\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}"
            })
    void acceptsWhatTheFormatAllows(String data) {
        assertThat(defectOfData(data)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ }|expected a member name",
                "{\"a\": 1}|expected a value",
                "{\"a\":1 }|expected , or }",
                "{\"a\":[1,]}|expected a value",
                "{\"a\":1,}|expected a member name",
                "{\"a\":null}|null is not a value",
                "{\"a\":1.0}|without fraction",
                "{\"a\":1e2}|without fraction or exponent",
                "{\"a\":-0}|zero no sign",
                "{\"a\":01}|no leading zero",
                "{\"a\":+1}|expected a value",
                "{\"a\":9007199254740992}|±(2^53−1)",
                "{\"a\":99999999999999999999}|±(2^53−1)",
                "{\"a\":nope}|null is not a value",
                "{\"a\":tru}|expected a value",
                "{\"b\":1,\"a\":1}|in order",
                "{\"a\":1,\"a\":1}|each name once",
                "{\"A\":1}|a member name is",
                "{\"a_b\":1}|a member name is",
                "{\"\":1}|a member name is",
                "{\"é\":1}|a member name is",
                "{\"a\":\"\\u0041\"}|the only escapes",
                "{\"a\":\"\\/\"}|the only escapes",
                "{\"a\":\"\\r\"}|the only escapes",
                "{\"a\":\"\\b\"}|the only escapes",
                "{\"a\":\"e\u0301\"}|normal form C",
                "{\"a\":\"\u2126\"}|normal form C",
                "{\"a\":\"\u1100\u1161\"}|normal form C",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}|deeper than 8",
                "{\"a\":[[[[[[[]]]]]]]}|deeper than 8",
                "{\"a\":'x'}|expected a value"
            })
    void refusesWhatIsNotCanonical(String data, String reason) {
        assertThat(defectOfData(data)).contains(reason);
    }

    @Test
    void refusesControlCharactersAndBrokenUtf8() {
        assertThat(defectOfData("{\"a\":\"\u0001\"}")).contains("control character");
        assertThat(defectOfData("{\"a\":\"\n\"}")).contains("control character");
        for (byte[] broken :
                List.of(
                        new byte[] {(byte) 0xc0, (byte) 0x80},
                        new byte[] {(byte) 0xc1, (byte) 0xbf},
                        new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
                        new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                        new byte[] {(byte) 0xf0, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                        new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                        new byte[] {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                        new byte[] {(byte) 0x80},
                        new byte[] {(byte) 0xe4, (byte) 0xb8})) {
            byte[] text = sample().withData("{\"a\":\"XXXX\"}").bytes();
            int at = new String(text, StandardCharsets.ISO_8859_1).indexOf("XXXX");
            byte[] with = new byte[text.length - 4 + broken.length];
            System.arraycopy(text, 0, with, 0, at);
            System.arraycopy(broken, 0, with, at, broken.length);
            System.arraycopy(text, at + 4, with, at + broken.length, text.length - at - 4);
            Defect defect = read(with);
            assertThat(defect).isNotNull();
            assertThat(defect == null ? "" : defect.message()).contains("not UTF-8");
        }
    }

    @Test
    void refusesWhatFollowsOrIsMissing() {
        assertThat(defectAfter(text -> text + "\n")).contains("nothing may follow");
        assertThat(defectAfter(text -> text + "{}")).contains("nothing may follow");
        assertThat(defectAfter(text -> " " + text)).contains("starts with {");
        assertThat(defectAfter(text -> "\uFEFF" + text)).contains("starts with {");
        assertThat(defectOf("")).contains("starts with {");
        String whole = sample().json();
        for (int length = 0; length < whole.length(); length++) {
            assertThat(defectOf(whole.substring(0, length))).isNotEmpty();
        }
    }

    @Test
    void countsTheBytesOfAnEntry() {
        int rest = sample().withData("{\"a\":\"\"}").bytes().length;
        String most = "x".repeat(EntryReader.ENTRY_BYTES_MAX - rest);

        assertThat(defectOfData("{\"a\":\"" + most + "\"}")).isEmpty();
        assertThat(defectOfData("{\"a\":\"" + most + "x\"}")).contains("longer than 65535 bytes");
    }

    @Test
    void refusesWhatTheEnvelopeDoesNotHave() {
        assertThat(defectAfter(text -> text.replace(",\"revision\":1", "")))
                .contains("no member \"revision\"");
        assertThat(defectAfter(text -> text.replace("\"log\"", "\"lodge\"")))
                .contains("no member \"log\" in its place: found \"lodge\"");
        assertThat(defectAfter(text -> text.replace("\"type\":", "\"type\":1,\"typed\":")))
                .contains("type is not of kind STRING");
        assertThat(defectAfter(text -> text.replaceAll("}$", ",\"unknown\":1}")))
                .contains("unknown member \"unknown\"");
        assertThat(defectAfter(text -> text.replace("\"unit\":\"440100\"", "\"unit\":\"\"")))
                .contains("actor.unit is empty");
        assertThat(defectAfter(text -> text.replace(",\"unit\":\"440100\"", "")))
                .contains("actor has no member \"unit\"");
        assertThat(defectAfter(text -> text.replace("\"data\"", "\"correlation\":\"\",\"data\"")))
                .contains("correlation is empty");
        assertThat(defectAfter(text -> text.replace("\"data\"", "\"correlation\":\"x\",\"data\"")))
                .isEmpty();
        assertThat(defectAfter(text -> text.replace("\"revision\":1", "\"revision\":0")))
                .contains("revision is less than 1");
        assertThat(defectAfter(text -> text.replace("\"position\":7", "\"position\":-7")))
                .contains("position is negative");
        assertThat(defectAfter(text -> text.replace("-7000-9", "-4000-9"))).contains("version 7");
        assertThat(defectAfter(text -> text.replace("-7000-9", "-7000-c"))).contains("version 7");
        assertThat(defectAfter(text -> text.replace("payment.Pay", "payment.pay")))
                .contains("type is not");
        assertThat(defectAfter(text -> text.replace("\"sm3\":\"0", "\"sm3\":\"A")))
                .contains("previous.sm3 is not a hash");
        assertThat(defectAfter(text -> text.replace("\"sm3\":\"", "\"sm4\":\"")))
                .contains("unknown suite");
        assertThat(defectAfter(text -> text.replace("\"c-7\"", "\"c 7\"")))
                .contains("command.id is not");
        assertThat(defectAfter(text -> text.replace("\"c-7\"", "\"" + "c".repeat(65) + "\"")))
                .contains("command.id is not");
        assertThat(defectAfter(text -> text.replace("\"index\":0", "\"index\":1")))
                .contains("not below count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T08:00:00.000Z",
                "2026-13-01T08:00:00.000Z",
                "2026-03-00T08:00:00.000Z",
                "2026-03-01T24:00:00.000Z",
                "2026-03-01T08:60:00.000Z",
                "2026-03-01T08:00:60.000Z",
                "2026-03-01T08:00:00.00Z",
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:00:00.000+08:00",
                "2026-03-01 08:00:00.000Z",
                "1900-02-29T08:00:00.000Z"
            })
    void refusesTimesThatAreNone(String time) {
        assertThat(
                        defectAfter(text ->
                                text.replaceAll(
                                        "\"recordedAt\":\"[^\"]*\"",
                                        "\"recordedAt\":\"" + time + "\"")))
                .contains("recordedAt is not a time");
    }

    @Test
    void readsTimesAsTheJdkDoes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            long millis = random.nextLong(0, 253_402_300_799_999L);
            byte[] bytes = sample().withTimes(millis, millis).bytes();
            EntryReader reader = new EntryReader();
            assertThat(reader.read(bytes, 0, bytes.length)).isNull();
            assertThat(reader.recordedAtMillis()).isEqualTo(millis);
        }
    }

    @Test
    void checksTags() {
        assertThat(tagDefect(List.of())).isEmpty();
        assertThat(tagDefect(List.of("a:b"))).isEmpty();
        assertThat(tagDefect(List.of("a:" + "!".repeat(128)))).isEmpty();
        assertThat(tagDefect(List.of("a:\"\\"))).isEmpty();
        assertThat(tagDefect(List.of("a:" + "!".repeat(129)))).contains("tags[0]");
        assertThat(tagDefect(List.of("a:" + "\"".repeat(128)))).isEmpty();
        assertThat(tagDefect(List.of("a".repeat(32) + ":b"))).isEmpty();
        assertThat(tagDefect(List.of("a".repeat(33) + ":b"))).contains("tags[0]");
        for (String tag : List.of("", "a", "a:", ":b", "A:b", "1:b", "a:b c", "a:é", "-a:b")) {
            assertThat(tagDefect(List.of(tag))).as(tag).contains("tags[0]");
        }
        assertThat(tagDefect(List.of("b:1", "a:1"))).contains("not sorted");
        assertThat(tagDefect(List.of("a:1", "a:1"))).contains("not sorted");
        assertThat(tagDefect(List.of("a:\"", "a:#"))).isEmpty();
        assertThat(tagDefect(List.of("a:#", "a:\""))).contains("not sorted");
    }

    private static String tagDefect(List<String> tags) {
        return defectOf(sample().withTags(tags).json());
    }

    @Test
    void checksTheFormOfASignature() {
        String good =
                "\"index\":0,\"signature\":{\"alg\":\"sm2-sm3\",\"key\":\""
                        + ZEROS
                        + "\",\"statement\":{},\"value\":\""
                        + "A".repeat(86)
                        + "==\"}";
        assertThat(defectAfter(text -> text.replace("\"index\":0", good))).isEmpty();
        for (String[] change :
                new String[][] {
                    {"sm2-sm3", "rsa", "neither"},
                    {"\"key\":\"0", "\"key\":\"g", "signature.key"},
                    {"A==", "AA=", "base64 of 64 bytes"},
                    {"\"statement\":{}", "\"statement\":[]", "not of kind OBJECT"}
                }) {
            String bad = good.replace(change[0], change[1]);
            assertThat(defectAfter(text -> text.replace("\"index\":0", bad))).contains(change[2]);
        }
    }

    @Test
    void listsOnlyCharactersAsInertThatAre() {
        String[] neighbours = {"", "a", "é", "教", "가", "\u0301", "\u3099", "\u1161"};
        for (int c = 0x20; c <= 0x2a6df; c++) {
            if (!NormalFormC.isInert(c)) {
                continue;
            }
            String alone = Character.toString(c);
            assertThat(Normalizer.isNormalized(alone, Normalizer.Form.NFC)).as("%x", c).isTrue();
            for (String neighbour : neighbours) {
                boolean neighbourInert = neighbour.codePoints().allMatch(NormalFormC::isInert);
                if (neighbourInert
                        && !Normalizer.isNormalized(neighbour + alone, Normalizer.Form.NFC)) {
                    throw new AssertionError(Integer.toHexString(c) + " after " + neighbour);
                }
            }
        }
    }
}
