package org.mingzhang.projections.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetProposed;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetPublished;
import org.mingzhang.ledger.codes.NamedCode;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// What cities call their codes.
final class CodeNameQueriesTest {

    private ReadSideFixture fixture;
    private ReadSide readSide;

    @BeforeEach
    void start() {
        fixture = ReadSideFixture.create(CodeNameQueriesTest.class);
        readSide = fixture.readSide();
        readSide.start();
    }

    @AfterEach
    void close() {
        readSide.close();
    }

    private static CodeSetProposed proposed(
            String city, int year, int version, int piece, int pieces, Map<String, String> names) {
        return new CodeSetProposed(
                city + "/" + year,
                version,
                CodeKind.UNIT,
                piece,
                pieces,
                names.entrySet().stream()
                        .map(row -> new NamedCode(row.getKey(), row.getValue()))
                        .toList(),
                Optional.of("es"),
                Facts.day(1, 1),
                year,
                city,
                "finance",
                "Codes",
                "u-1");
    }

    private static CodeSetPublished published(String city, int year, int version) {
        return new CodeSetPublished(
                city + "/" + year,
                version,
                CodeKind.UNIT,
                Facts.day(1, 1),
                year,
                city,
                "finance",
                "u-2");
    }

    private void publish(String city, int year, int version, Map<String, String> names) {
        fixture.log()
                .append(proposed(city, year, version, 1, 1, names), published(city, year, version));
    }

    private List<CodeName> names(AsOf asOf) {
        return readSide.codeNames().names(fixture.cut(readSide, asOf));
    }

    private static CodeName unit(String code, String name) {
        return new CodeName(CodeKind.UNIT, code, name, Optional.of("es"));
    }

    @Test
    void aSetNamesItsCodesOnceAllItsPiecesArePublished() {
        fixture.log()
                .append(
                        proposed("ES1", 2024, 1, 1, 2, Map.of("010", "Alcaldía")),
                        proposed("ES1", 2024, 1, 2, 2, Map.of("080", "Educación")));
        assertThat(names(AsOf.NOW)).isEmpty();

        fixture.log().append(published("ES1", 2024, 1));

        assertThat(names(AsOf.NOW))
                .containsExactlyInAnyOrder(unit("010", "Alcaldía"), unit("080", "Educación"));
        assertThat(names(AsOf.position(1))).isEmpty();
    }

    @Test
    void theLastYearAndItsLastSetSayWhatACodeIsCalled() {
        publish("ES1", 2024, 1, Map.of("080", "Educación", "090", "Deportes"));
        publish("ES1", 2023, 1, Map.of("080", "Escuelas"));
        publish("ES1", 2024, 2, Map.of("080", "Educación y Ciudadanía"));

        assertThat(names(AsOf.NOW))
                .containsExactlyInAnyOrder(
                        unit("080", "Educación y Ciudadanía"), unit("090", "Deportes"));
    }

    @Test
    void aCodeThatTwoCitiesNameDifferentlyHasNoName() {
        publish("ES1", 2024, 1, Map.of("010", "Alcaldía", "080", "Educación"));
        publish("ES2", 2024, 1, Map.of("010", "Alcaldía", "080", "Obras"));

        assertThat(names(AsOf.NOW)).containsExactly(unit("010", "Alcaldía"));
    }
}
