package org.mingzhang.api.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.DrillAccess;
import org.mingzhang.api.wiring.DrillLedger;

/// The whole catalogue against clones of a real ledger with a real witness, looked at by the
/// verifier as it is delivered: which evidence shows what, and where.
class TamperDrillIT {

    @TempDir private static Path workplace;
    private static VerifierJar verifier;
    private static Map<String, Detection> matrix = new TreeMap<>();

    @BeforeAll
    static void drill() throws Exception {
        Path jar = Path.of(Objects.requireNonNull(System.getProperty("verifier.jar")));
        verifier = VerifierJar.open(jar);
        Path data = TestLedger.newDataDirectory();
        DrillLedger.make(data, jar, verifier);
        try (DrillAccess access = DrillAccess.open(data, Optional.empty(), workplace)) {
            TamperDrill drill = access.drill(verifier, workplace);
            List<Detection> rows = drill.run(AttackCatalogue.all(), _ -> {});
            matrix =
                    rows.stream()
                            .collect(
                                    Collectors.toMap(
                                            row -> row.attack().name(), Function.identity()));
        }
    }

    @AfterAll
    static void close() throws IOException {
        verifier.close();
    }

    private static Detection of(String attack) {
        return Objects.requireNonNull(matrix.get(attack), attack);
    }

    @ParameterizedTest
    @CsvSource({
        "edit the payload of an entry,leaf-mismatch",
        "'edit who acted, in an entry',leaf-mismatch",
        "edit an indexed column,column-mismatch",
        "edit a tag row,column-mismatch",
        "delete an entry,position-gap",
        "insert an entry,column-mismatch",
        "swap two entries,position-gap",
        "duplicate an entry,position-gap",
        "truncate the log,truncated",
        "back-date an entry with the log's own key,time-reversal"
    })
    void theDatabaseAloneShowsWhereItWasTouched(String attack, String code) {
        Detection row = of(attack);

        assertThat(row.shownBy()).containsExactly(Evidence.DATABASE);
        assertThat(row.code()).contains(code);
        assertThat(row.position()).hasValue(row.from());
    }

    @Test
    void withoutTheLogsKeyARewrittenHistoryHasNoSignature() {
        Detection rewritten = of("rewrite all with recomputed hashes");
        assertThat(rewritten.shownBy()).containsExactly(Evidence.DATABASE);
        assertThat(rewritten.code()).contains("root-mismatch");
        Detection otherKey = of("replace the log's key");
        assertThat(otherKey.shownBy()).containsExactly(Evidence.DATABASE);
        assertThat(otherKey.code()).contains("bad-signature");
    }

    @Test
    void anOldBackupIsShownByWhoeverSawMore() {
        Detection row = of("restore an old backup");

        assertThat(row.shownBy())
                .containsExactlyInAnyOrder(
                        Evidence.PUBLISHED, Evidence.WITNESSES, Evidence.SECOND_AUDITOR);
        assertThat(row.code()).contains("truncated");
        assertThat(row.position()).hasValue(row.from());
    }

    @Test
    void theHolderOfTheKeysIsShownByThoseWhoRemember() {
        Detection past = of("rewrite the past with the log's own key");
        assertThat(past.shownBy())
                .isEqualTo(EnumSet.of(Evidence.WITNESSES, Evidence.KEPT, Evidence.SECOND_AUDITOR));
        Detection split = of("show one of two auditors another recent past");
        assertThat(split.shownBy())
                .isEqualTo(EnumSet.of(Evidence.WITNESSES, Evidence.SECOND_AUDITOR));
    }

    @ParameterizedTest
    @CsvSource({
        "record a review in another person's name,rule-broken",
        "'the same, signed with a key of one''s own',bad-signature"
    })
    void theSignaturesOfThePersonsShowWhoDidNotAct(String attack, String code) {
        Detection row = of(attack);

        assertThat(row.shownBy()).containsExactly(Evidence.DATABASE);
        assertThat(row.code()).contains(code);
        assertThat(row.position()).hasValue(row.from());
    }

    /// A review signs the leaf hash of what was seen, so that even the log's own key cannot change
    /// what lies in front of it.
    @Test
    void signaturesHoldThePastInFrontOfThem() {
        Detection row = of("rewrite what persons signed behind it");

        assertThat(row.shownBy()).containsExactly(Evidence.DATABASE);
        assertThat(row.code()).contains("bad-signature");
        assertThat(row.position().getAsLong()).isGreaterThan(row.from());
    }

    @Test
    void whatNothingShowsIsSaidAndSoIsWhatWould() {
        Detection forged = of("the same, where no rule asks for signatures");

        assertThat(forged.shownBy()).isEmpty();
        assertThat(forged.attack().otherwise()).contains("signatures of the persons");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"change a balance of the read side", "change a payment of the read side"})
    void theReadSideIsDerivedAndCompared(String attack) {
        Detection row = of(attack);

        assertThat(row.shownBy()).containsExactly(Evidence.DATABASE);
        assertThat(row.code()).contains("projection-mismatch");
        assertThat(row.position()).hasValue(row.from());
        assertThat(row.attack().otherwise()).contains("rebuild");
    }
}
