package org.mingzhang.ledger.log.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {

    private static final String ENTRY =
            "{\"actor\":{\"id\":\"u-1\",\"role\":\"system\",\"unit\":\"440000\"},\"command\":{\"client\":\"f\","
                    + "\"count\":1,\"digest\":\""
                    + "ab".repeat(32)
                    + "\",\"id\":\"c-0\",\"index\":0},\"data\":{},"
                    + "\"decidedAt\":\"2026-03-01T08:00:00.000Z\","
                    + "\"id\":\"01980000-0000-7000-9000-000000000000\",\"log\":\"l\",\"position\":0,"
                    + "\"previous\":{\"sm3\":\""
                    + "0".repeat(64)
                    + "\"},\"recordedAt\":\"2026-03-01T08:00:00.000Z\",\"revision\":1,"
                    + "\"tags\":[\"a:1\",\"b:1\"],\"type\":\"log.LogCreated\"}";

    /// Replacing the first text by the second breaks the member.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"actor\":{\"id\":\"u-1\", | \"actor\":{ | /actor/id",
                "\"role\":\"system\" | \"role\":7 | /actor/role",
                "\"role\":\"system\" | \"name\":\"x\",\"role\":\"system\" | /actor/name",
                "\"data\":{} | \"data\":[] | /data",
                "\"data\":{}, | `` | /data",
                "\"data\":{} | \"correlation\":\"\",\"data\":{} | /correlation",
                "\"data\":{} | \"correlation\":1,\"data\":{} | /correlation",
                "\"position\":0 | \"position\":-1 | /position",
                "\"position\":0 | \"position\":\"0\" | /position",
                "\"position\":0 | \"pos\":0 | /pos",
                "\"position\":0 | \"position\":9007199254740992 | /position",
                "\"sm3\":\"00 | \"sm3\":\"0 | /previous/sm3",
                "\"sm3\":\"00 | \"sm4\":\"00 | /previous/sm4",
                "\"digest\":\"ab | \"digest\":\"AB | /command/digest",
                "\"index\":0 | \"index\":1 | /command/index",
                "\"index\":0 | \"index\":4294967296 | /command/index",
                "\"revision\":1 | \"revision\":0 | /revision",
                "[\"a:1\",\"b:1\"] | [\"b:1\",\"a:1\"] | /tags",
                "[\"a:1\",\"b:1\"] | [\"a:1\",\"a:1\"] | /tags",
                "[\"a:1\",\"b:1\"] | [1] | /tags",
                "[\"a:1\",\"b:1\"] | {} | /tags",
                "\"recordedAt\":\"2026 | \"recordedAt\":\"26 | /recordedAt",
                "-7000-9000- | -4000-9000- | /id",
                "-9000-000000000000 | -9000-0 | /id",
                "-9000-000000000000 | -9000-00000000000A | /id",
                "\"log\":\"l\" | \"log\":\"L\" | /log",
                "log.LogCreated | LogCreated | /type",
            })
    void namesTheMemberThatIsWrong(String found, String replaced, String member) {
        assertThat(ENTRY).contains(found);
        byte[] entry = ENTRY.replace(found, replaced).getBytes(StandardCharsets.UTF_8);

        assertThat(Entry.parseStrict(ENTRY.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Entry.parse(ENTRY.getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> Entry.parse(entry))
                .satisfies(e -> assertThat(e.member()).isEqualTo(member));
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> Entry.parseStrict(entry))
                .satisfies(e -> assertThat(e.member()).isEqualTo(member));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"actor\" | { \"actor\"", "\"data\":{}, | \"data\":{},\"data\":{},"})
    void onlyTheStrictReaderMindsTheSpelling(String found, String replaced) {
        byte[] entry = ENTRY.replace(found, replaced).getBytes(StandardCharsets.UTF_8);

        assertThat(Entry.parse(entry))
                .isEqualTo(Entry.parse(ENTRY.getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> Entry.parseStrict(entry));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[]", "7", "{", "`` ", "null", "nonsense"})
    void refusesWhatIsNoObject(String text) {
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> Entry.parse(text.getBytes(StandardCharsets.UTF_8)));
    }
}
