package org.mingzhang.ledger.log.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.crypto.CosignerKey;
import org.mingzhang.ledger.crypto.Suite;

/// What a policy asks for, and what is none.
class WitnessPolicyTest {

    private static final String A = "foreign+0ee5494f+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
    private static final String B = "second+cd4ab97b+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM";
    private static final String BOTH =
            "witness a " + A + " https://a.example/\nwitness b " + B + "\n";

    private static boolean isMet(String quorum, String... signed) {
        Set<CosignerKey> keys = new HashSet<>();
        for (String key : signed) {
            keys.add(CosignerKey.parse(key));
        }
        return WitnessPolicy.parse(BOTH + quorum).isMet(Suite.SHA256, keys);
    }

    @Test
    void countsWhoSigned() {
        assertThat(isMet("quorum none\n")).isTrue();
        assertThat(isMet("quorum a\n", B)).isFalse();
        assertThat(isMet("group g any a b\nquorum g\n", B)).isTrue();
        assertThat(isMet("group g all a b\nquorum g\n", B)).isFalse();
        assertThat(isMet("group g 2 a b\nquorum g\n", A, B)).isTrue();
    }

    @Test
    void asksNothingOfASuiteWithoutAWitness() {
        assertThat(WitnessPolicy.parse(BOTH + "quorum a\n").isMet(Suite.SM3, Set.of())).isTrue();
    }

    @Test
    void knowsWhereItsWitnessesAre() {
        WitnessPolicy policy = WitnessPolicy.parse("# ours\n\n" + BOTH + "quorum none\n");

        assertThat(policy.witnesses().getFirst().url()).contains("https://a.example/");
        assertThat(policy.witnesses().getLast().url()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    quorum c                | c is not defined above
                    group g 3 a b           | all, any or 1 to 2
                    group g all a a         | a is in a group already
                    witness a X             | not a verifier key
                    witness none            | expected: witness
                    anything                | a line begins with
                    quorum a b              | expected: once: quorum
                    """)
    void namesTheLineThatIsWrong(String line, String message) {
        assertThatThrownBy(() -> WitnessPolicy.parse(BOTH + line + "\n"))
                .hasMessageContaining("line 3: ")
                .hasMessageContaining(message);
    }

    @Test
    void hasOneQuorumAndNoKeyOfALogForAWitness() {
        assertThatThrownBy(() -> WitnessPolicy.parse(BOTH)).hasMessageContaining("quorum line");
        String log =
                "witness l example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
        assertThatThrownBy(() -> WitnessPolicy.parse(log + "\nquorum none\n"))
                .hasMessageContaining("not the key of a witness");
        assertThatThrownBy(
                        () -> WitnessPolicy.parse(BOTH.replace("witness b " + B, "witness b " + A)))
                .hasMessageContaining("stands twice");
    }
}
