package org.mingzhang.ledger.log.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CanonicalJsonTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper LENIENT = JsonMapper.builder().build();

    @Test
    void sortsMembersAndDropsSpaces() {
        JsonNode value =
                parse(" { \"b\" : [ 1 , true ] ,\n\t\"a\":{\"z\":\"\",\"aB\":-7,\"a1\":0} } ");

        assertThat(text(value)).isEqualTo("{\"a\":{\"a1\":0,\"aB\":-7,\"z\":\"\"},\"b\":[1,true]}");
    }

    @Test
    void writesStringsWithTheShortestEscapes() {
        assertThat(text(NODES.stringNode("\"\\/\n\t\u007f é穗〔𠀀😀")))
                .isEqualTo("\"\\\"\\\\/\\n\\t\u007f é穗〔𠀀😀\"");
    }

    @Test
    void readsEveryEscape() {
        assertThat(parse("\"\\\"\\\\\\/\\n\\t\\u7a57\\ud840\\udc00\\u00E9\"").stringValue())
                .isEqualTo("\"\\/\n\t穗𠀀é");
    }

    @Test
    void writesIntegersUpToTheLimitExactly() {
        for (long value : new long[] {0, -1, 10, 9_007_199_254_740_991L, -9_007_199_254_740_991L}) {
            assertThat(text(NODES.numberNode(value))).isEqualTo(Long.toString(value));
            assertThat(parse(Long.toString(value)).longValue()).isEqualTo(value);
        }
        assertThat(text(NODES.numberNode(BigInteger.TEN))).isEqualTo("10");
        assertThat(text(NODES.numberNode((short) 3))).isEqualTo("3");
    }

    /// The text on the left breaks the rule on the right at the member in the middle.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2}            | /a     | no member twice",
                "{\"a\":{\"b\":null}}         | /a/b   | no null",
                "{\"a\":[1,2.5]}              | /a/1   | integers only, no fraction and no exponent",
                "{\"a\":1e3}                  | /a     | integers only, no fraction and no exponent",
                "{\"a\":-0}                   | /a     | integer without leading zeros, and no -0",
                "{\"a\":01}                   | /a     | integer without leading zeros, and no -0",
                "{\"a\":-01}                  | /a     | integer without leading zeros, and no -0",
                "{\"a\":9007199254740992}     | /a     | integer within ±(2^53-1)",
                "{\"a\":-9007199254740992}    | /a     | integer within ±(2^53-1)",
                "{\"a\":99999999999999999999} | /a     | integer within ±(2^53-1)",
                "{\"A\":1}                    | /A     | member name of the form [a-z][A-Za-z0-9]*",
                "{\"a_b\":1}                  | /a_b   | member name of the form [a-z][A-Za-z0-9]*",
                "{\"a/~b\":1}                 | /a~1~0b | member name of the form [a-z][A-Za-z0-9]*",
                "{\"\":1}                     | /      | member name of the form [a-z][A-Za-z0-9]*",
                "{\"a\":\"\\u0000\"}          | /a     | no control characters except newline and tab",
                "{\"a\":\"\\r\"}              | /a     | no control characters except newline and tab",
                "{\"a\":\"\\b\"}              | /a     | no control characters except newline and tab",
                "{\"a\":\"\\ud800\"}          | /a     | Unicode scalar values only, no lone surrogate",
                "{\"a\":\"\\udc00\\ud800\"}   | /a     | Unicode scalar values only, no lone surrogate",
                "{\"a\":\"e\\u0301\"}         | /a     | text in Unicode normalization form NFC",
                "{\"a\":\"\\u212b\"}          | /a     | text in Unicode normalization form NFC",
            })
    void namesTheMemberAndTheRule(String json, String member, String rule) {
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> parse(json))
                .satisfies(e -> {
                    assertThat(e.member()).isEqualTo(member);
                    assertThat(e.rule()).isEqualTo(rule);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1} x",
                "{\"a\":1}{}",
                "tru",
                "nul",
                "-",
                "+1",
                "\"abc",
                "\"\\",
                "\"\\u12",
                "\"\\u12g4\"",
                "\"\\x\"",
                "\"a\nb\"",
                "NaN",
                ".5",
                "/*c*/1",
                "\ufeff1",
                "[,1]",
                "\"\\u١٢٣٤\"",
            })
    void refusesWhatIsNotJson(String json) {
        assertThatExceptionOfType(EntryFormatException.class).isThrownBy(() -> parse(json));
    }

    @Test
    void namesTheValueThatBreaksARule() {
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> parse("{\"amount\":12.345}"))
                .withMessage("/amount: integers only, no fraction and no exponent; found '12.345'");
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(
                        () -> CanonicalJson.write(NODES.stringNode("x\u0007" + "y".repeat(200))))
                .satisfies(e ->
                        assertThat(e.value())
                                .startsWith("'x\\u0007yyy")
                                .endsWith("…'")
                                .hasSizeLessThan(100));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        for (int[] bytes :
                new int[][] {
                    {'"', 0xff, '"'},
                    {'"', 0xc0, 0x80, '"'},
                    {'"', 0xe9, '"'},
                    // A surrogate pair in three-byte form, as some writers of Java strings make it.
                    {'"', 0xed, 0xa1, 0x80, 0xed, 0xb0, 0x80, '"'},
                }) {
            byte[] json = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                json[i] = (byte) bytes[i];
            }
            assertThatExceptionOfType(EntryFormatException.class)
                    .isThrownBy(() -> CanonicalJson.parseStrict(json))
                    .satisfies(e -> assertThat(e.rule()).isEqualTo("well-formed UTF-8"));
        }
    }

    @Test
    void nestsEightDeepAndNoDeeper() {
        JsonNode deep = NODES.numberNode(1);
        for (int i = 0; i < 4; i++) {
            deep = NODES.arrayNode().add(NODES.objectNode().set("a", deep));
        }
        JsonNode deeper = NODES.arrayNode().add(deep);
        String allowed = text(deep);

        assertThat(text(parse(allowed))).isEqualTo(allowed);
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> CanonicalJson.write(deeper))
                .satisfies(e -> assertThat(e.member()).isEqualTo("/0/0/a/0/a/0/a/0"));
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> parse("[" + allowed + "]"))
                .satisfies(e -> assertThat(e.member()).isEqualTo("/0/0/a/0/a/0/a/0"));
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> parse("[".repeat(60_000)))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("at most 8 containers deep"));
    }

    @Test
    void readsAtMost65535Bytes() {
        String longest = "\"" + "x".repeat(65_533) + "\"";

        assertThat(parse(longest).stringValue()).hasSize(65_533);
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> parse(longest + " "))
                .satisfies(e -> assertThat(e.value()).isEqualTo("'65536 bytes'"));
    }

    @Test
    void refusesToWriteWhatItWouldNotRead() {
        for (JsonNode value :
                new JsonNode[] {
                    NODES.nullNode(),
                    NODES.missingNode(),
                    NODES.numberNode(1.0),
                    NODES.numberNode(1.5f),
                    NODES.numberNode(new java.math.BigDecimal("1")),
                    NODES.numberNode(9_007_199_254_740_992L),
                    NODES.numberNode(-9_007_199_254_740_992L),
                    NODES.numberNode(BigInteger.ONE.shiftLeft(64)),
                    NODES.binaryNode(new byte[] {1}),
                    NODES.pojoNode(new Object()),
                    NODES.stringNode("\ud800"),
                    NODES.stringNode("\udc00\ud800"),
                    NODES.stringNode("\u0001"),
                    NODES.stringNode("e\u0301"),
                    NODES.stringNode("か\u3099"),
                }) {
            ObjectNode data = NODES.objectNode();
            data.set("list", NODES.arrayNode().add(0).add(value));

            assertThatExceptionOfType(EntryFormatException.class)
                    .as("%s", value.getNodeType())
                    .isThrownBy(() -> CanonicalJson.write(data))
                    .satisfies(e -> assertThat(e.member()).isEqualTo("/list/1"));
        }
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> CanonicalJson.write(NODES.objectNode().put("x-y", 1)))
                .satisfies(e -> assertThat(e.member()).isEqualTo("/x-y"));
    }

    @Test
    void acceptsAsCanonicalOnlyItsOwnBytes() {
        assertThat(CanonicalJson.parseCanonical(utf8("{\"a\":1,\"b\":\"é\"}"))).isNotNull();
        for (String other :
                new String[] {
                    "{\"b\":\"é\",\"a\":1}",
                    "{\"a\": 1,\"b\":\"é\"}",
                    "{\"a\":1,\"b\":\"é\"}\n",
                    "{\"a\":1,\"b\":\"\\u00e9\"}",
                    "{\"a\":1,\"b\":\"\\/\"}",
                }) {
            assertThatExceptionOfType(EntryFormatException.class)
                    .as(other)
                    .isThrownBy(() -> CanonicalJson.parseCanonical(utf8(other)))
                    .satisfies(e -> assertThat(e.rule()).isEqualTo("canonical form (RFC 8785)"));
        }
    }

    @Test
    void everyTreeReadsBackEqualAndLikeAnotherReaderReadsIt() {
        Random random = new Random(8785);
        for (int i = 0; i < 3000; i++) {
            JsonNode tree = tree(random, 4);
            byte[] json = CanonicalJson.write(tree);

            assertThat(CanonicalJson.parseCanonical(json)).as("try %d", i).isEqualTo(tree);
            assertThat(LENIENT.readTree(json)).as("try %d", i).isEqualTo(tree);
        }
    }

    /// The short cut around the full check of NFC must never let through what that would refuse.
    @Test
    void takesNoShortCutPastNormalization() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (TextRules.neverChangedByNfc(c)) {
                for (String text : new String[] {"" + c, "A" + c, "か" + c, "가" + c}) {
                    assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC))
                            .as("%04x", (int) c)
                            .isTrue();
                }
            }
        }
    }

    private static JsonNode tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> {
                long value = random.nextLong() >> (11 + random.nextInt(50));
                yield (int) value == value
                        ? NODES.numberNode((int) value)
                        : NODES.numberNode(value);
            }
            case 1 -> NODES.stringNode(string(random));
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(6); i > 0; i--) {
                    object.set(
                            "m" + Integer.toString(random.nextInt(1000), 36),
                            tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            int c =
                    switch (random.nextInt(5)) {
                        case 0 -> "\"\\/\n\t".charAt(random.nextInt(5));
                        case 1 -> 0x4e00 + random.nextInt(0x5000);
                        case 2 -> 0x20000 + random.nextInt(0xa000);
                        case 3 -> 0x80 + random.nextInt(0x800);
                        default -> 0x20 + random.nextInt(0x5f);
                    };
            text.appendCodePoint(c);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static JsonNode parse(String json) {
        return CanonicalJson.parseStrict(utf8(json));
    }

    private static String text(JsonNode value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
