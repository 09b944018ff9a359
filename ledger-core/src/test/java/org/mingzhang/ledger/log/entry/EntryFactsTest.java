package org.mingzhang.ledger.log.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFactsTest {

    private static final String ENTRY =
            "{\"actor\":{\"id\":\"u-1\",\"role\":\"system\",\"unit\":\"440000\"},\"command\":{\"client\":\"f\","
                    + "\"count\":1,\"digest\":\""
                    + "ab".repeat(32)
                    + "\",\"id\":\"c-0\",\"index\":0},"
                    + "\"data\":{\"list\":[1,{\"type\":\"x\"}],\"name\":\"教材\",\"position\":9},"
                    + "\"decidedAt\":\"2026-03-01T08:00:00.000Z\","
                    + "\"id\":\"01980000-0000-7000-9000-000000000000\",\"log\":\"l\",\"position\":5,"
                    + "\"previous\":{\"sm3\":\""
                    + "0".repeat(64)
                    + "\"},\"recordedAt\":\"2026-03-01T08:00:01.000Z\",\"revision\":2,"
                    + "\"tags\":[\"a:1\",\"b:1\"],\"type\":\"log.LogCreated\"}";

    @Test
    void areThoseOfTheWholeEntry() {
        byte[] bytes = ENTRY.getBytes(StandardCharsets.UTF_8);
        Entry entry = Entry.parseStrict(bytes);
        assertThat(EntryFacts.parse(bytes))
                .isEqualTo(
                        new EntryFacts(
                                entry.position(),
                                entry.recordedAt(),
                                entry.type(),
                                entry.revision(),
                                entry.actor(),
                                entry.data()));
    }

    /// Replacing the first text by the second breaks the member.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"u-1\", | `` | /actor/id",
                "\"role\":\"system\" | \"role\":7 | /actor/role",
                "\"unit\":\"440000\" | \"unit\":\"\" | /actor/unit",
                "{\"actor\":{ | {\"actor\":7,\"x\":{ | /actor",
                "\"data\":{ | \"data\":1,\"x\":{ | /data",
                "\"data\":{ | \"x\":{ | /data",
                "\"position\":5 | \"position\":-1 | /position",
                "\"position\":5 | \"position\":\"5\" | /position",
                "\"position\":5 | \"position\":9007199254740992 | /position",
                "\"position\":5 | \"pos\":5 | /position",
                "\"revision\":2 | \"revision\":0 | /revision",
                "\"revision\":2 | \"revision\":2147483648 | /revision",
                "\"revision\":2 | \"x\":2 | /revision",
                "\"recordedAt\":\"2026 | \"recordedAt\":\"26 | /recordedAt",
                "\"recordedAt\" | \"x\" | /recordedAt",
                "\"type\":\"log.LogCreated\" | \"type\":[] | /type",
                "\"type\":\"log.LogCreated\"} | \"type\":\"log.LogCreated\"}{} | ``",
                "\"type\":\"log.LogCreated\"} | \"type\":\"log.LogCreated\" | ``",
            })
    void nameTheMemberThatIsWrong(String found, String replaced, String member) {
        assertThat(ENTRY).contains(found);
        byte[] entry = ENTRY.replace(found, replaced).getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> EntryFacts.parse(entry))
                .satisfies(refused -> assertThat(refused.member()).isEqualTo(member));
    }

    @Test
    void needAnObject() {
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> EntryFacts.parse("[]".getBytes(StandardCharsets.UTF_8)));
    }
}
