package org.mingzhang.ledger.codec.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ShapesTest {

    enum Kind {
        ORDINARY,
        OLD_AGE_CARE,
        @JsonProperty("3gong")
        THREE_PUBLIC
    }

    record Inner(@Tagged("unit") String unit, boolean active) {}

    record Everything(
            Money amount,
            LocalDate day,
            Instant time,
            Kind kind,
            int year,
            long count,
            Optional<String> remark,
            @Tagged("invoice") List<String> invoices,
            List<Inner> parts,
            Optional<Inner> main,
            Disclosable purpose) {}

    private static final Everything FULL =
            new Everything(
                    Money.parse("1234.50"),
                    LocalDate.of(2026, 2, 28),
                    Instant.parse("2026-03-01T08:00:00.120Z"),
                    Kind.OLD_AGE_CARE,
                    2026,
                    9_007_199_254_740_991L,
                    Optional.of("穗财〔2026〕1号"),
                    List.of("F-1", "F-2"),
                    List.of(new Inner("440100", true), new Inner("440200", false)),
                    Optional.of(new Inner("440300", true)),
                    new Disclosable.Disclosed("chairs"));

    private static final Everything SPARE =
            new Everything(
                    Money.ZERO,
                    LocalDate.of(1, 1, 1),
                    Instant.EPOCH,
                    Kind.THREE_PUBLIC,
                    -1,
                    0,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    new Disclosable.Committed("0".repeat(64)));

    private final RecordShape<Everything> shape = new Shapes().ofRecord(Everything.class);

    @Test
    void everyValueHasTheFormOfTheLogFormat() {
        assertThat(shape.write(FULL))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"amount": "1234.50", "count": 9007199254740991,
                                         "day": "2026-02-28", "invoices": ["F-1", "F-2"],
                                         "kind": "oldAgeCare",
                                         "main": {"active": true, "unit": "440300"},
                                         "parts": [{"active": true, "unit": "440100"},
                                                   {"active": false, "unit": "440200"}],
                                         "purpose": "chairs", "remark": "穗财〔2026〕1号",
                                         "time": "2026-03-01T08:00:00.120Z", "year": 2026}
                                        """));
    }

    @Test
    void whatIsEmptyIsAbsent() {
        assertThat(shape.write(SPARE))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"amount": "0.00", "count": 0, "day": "0001-01-01",
                                         "kind": "3gong", "purpose": {"commitment": "%s"},
                                         "time": "1970-01-01T00:00:00.000Z", "year": -1}
                                        """
                                                .formatted("0".repeat(64))));
    }

    @Test
    void whatWasWrittenIsReadBack() {
        for (Everything value : List.of(FULL, SPARE)) {
            assertThat(shape.read(shape.write(value), Findings.inEntry())).isEqualTo(value);
        }
    }

    @Test
    void tagsComeFromListsAndNestedRecordsAlike() {
        List<Map.Entry<String, String>> tags = new java.util.ArrayList<>();
        shape.tags(shape.write(FULL), (key, value) -> tags.add(Map.entry(key, value)));
        assertThat(tags)
                .containsExactlyInAnyOrder(
                        Map.entry("invoice", "F-1"),
                        Map.entry("invoice", "F-2"),
                        Map.entry("unit", "440100"),
                        Map.entry("unit", "440200"),
                        Map.entry("unit", "440300"));
        tags.clear();
        shape.tags(shape.write(SPARE), (key, value) -> tags.add(Map.entry(key, value)));
        assertThat(tags).isEmpty();
    }

    @Test
    void aFindingNamesThePlaceInListsAndNestedRecords() {
        ObjectNode data = shape.write(FULL);
        data.withArray("/parts").set(1, JsonMapper.shared().readTree("{\"unit\": 1}"));
        Findings findings = Findings.inEntry();
        assertThat(shape.read(data, findings)).isNull();
        assertThat(findings.violations())
                .containsExactlyInAnyOrder(
                        new Violation(
                                "/parts/1/active", "missing-member", Optional.empty(), List.of()),
                        new Violation(
                                "/parts/1/unit",
                                "wrong-type",
                                Optional.empty(),
                                List.of("string", "number")));
    }

    record WithMoney(Money amount) {}

    record WithTime(Instant time) {}

    record WithDay(LocalDate day) {}

    record WithCount(long count) {}

    @Test
    void aValueWithoutAnExactFormIsNotWritten() {
        Shapes shapes = new Shapes();
        assertThatThrownBy(
                        () -> shapes.ofRecord(WithMoney.class).write(new WithMoney(new Money(-1))))
                .hasMessage("an amount in an entry has no sign: -0.01");
        assertThatThrownBy(() ->
                        shapes.ofRecord(WithTime.class)
                                .write(new WithTime(Instant.EPOCH.plusNanos(1_000))))
                .hasMessageContaining("whole milliseconds");
        assertThatThrownBy(() ->
                        shapes.ofRecord(WithDay.class)
                                .write(new WithDay(LocalDate.of(10_000, 1, 1))))
                .hasMessageContaining("years 0000 to 9999");
        assertThatThrownBy(() ->
                        shapes.ofRecord(WithCount.class)
                                .write(new WithCount(9_007_199_254_740_992L)))
                .hasMessageContaining("9007199254740992");
    }

    record WithDouble(double rate) {}

    record WithWrongName(String URL) {}

    @Test
    void aTypeWithoutAFormIsRefusedWhenItIsRegistered() {
        assertThatThrownBy(() -> new Shapes().ofRecord(WithDouble.class))
                .hasMessage("values of double have no form in an entry");
        assertThatThrownBy(() -> new Shapes().ofRecord(WithWrongName.class))
                .hasMessageContaining("URL is no name of a member");
    }

    @Test
    void aPointerEscapesWhatRfc6901Escapes() {
        Findings findings = Findings.inEntry();
        findings.reportAt("a/b~c", InputRule.UNKNOWN_MEMBER, Optional.empty());
        assertThat(findings.violations().getFirst().pointer()).isEqualTo("/a~1b~0c");
    }

    @Test
    void aLongValueIsShortenedAtACharacter() {
        Violation violation =
                new Violation("", "code", Optional.of("𠮷".repeat(61) + "\n"), List.of());
        assertThat(violation.value()).contains("𠮷".repeat(60) + "…");
    }
}
