package org.mingzhang.ledger.log.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

    @ParameterizedTest
    @CsvSource({
        "line, 2026-440100-205-30201, line:2026-440100-205-30201",
        "invoice, 100% A, invoice:100%25%20A",
        "invoice, a:b, invoice:a:b",
        "payee, 穗, payee:%E7%A9%97",
        "payee, ~!, payee:~!",
    })
    void encodesWhatIsNotPrintableAscii(String key, String value, String tag) {
        assertThat(Tags.tag(key, value)).isEqualTo(tag);
        assertThat(Tags.isTag(tag)).isTrue();
    }

    @Test
    void allows32CharactersOfKeyAnd128OfValue() {
        assertThat(Tags.tag("k".repeat(32), "v".repeat(128))).hasSize(161);
        refused("k".repeat(33), "v");
        refused("k", "v".repeat(129));
        refused("k", "穗".repeat(15));
        refused("k", "");
        refused("", "v");
        refused("a:b", "v");
        refused("K", "v");
        refused("1k", "v");
    }

    private static void refused(String key, String value) {
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> Tags.tag(key, value))
                .satisfies(e -> assertThat(e.member()).isEqualTo("/tags"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "a:", ":a", "a", "a b:c", "a:b c", "a:é", "a:\u007f", "é:a"})
    void refusesWhatIsNotATag(String text) {
        assertThat(Tags.isTag(text)).isFalse();
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> Tags.sorted(List.of(text)))
                .satisfies(e -> assertThat(e.member()).isEqualTo("/tags"));
    }

    @Test
    void sortsByBytesAndKeepsEachOnce() {
        assertThat(Tags.sorted(List.of("b:1", "a:~", "a-b:1", "a:!", "b:1")))
                .containsExactly("a-b:1", "a:!", "a:~", "b:1");
    }

    @Test
    void allowsSixteenTags() {
        List<String> tags =
                new ArrayList<>(IntStream.range(0, 16).mapToObj(i -> "t:" + i).toList());
        tags.add("t:0");

        assertThat(Tags.sorted(tags)).hasSize(16);
        tags.add("t:16");
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> Tags.sorted(tags))
                .withMessage("/tags: at most 16 tags; found '17 tags'");
    }
}
