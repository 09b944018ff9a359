package org.mingzhang.verifier.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.verifier.crypto.SignatureAlgorithm;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.LogSigner;

/// Groups within groups, in one suite and in two.
class PolicyTest {
    private final List<VerifierKey> keys = new ArrayList<>();

    /// Six witnesses: W1 to W5 of SHA-256, S1 of SM3.
    private Policy policy(String groups) throws MalformedException {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("W1", "W2", "W3", "W4", "W5", "S1")) {
            Suite suite = name.startsWith("W") ? Suite.SHA256 : Suite.SM3;
            VerifierKey key =
                    VerifierKey.of(
                            "witness.example/" + name,
                            suite == Suite.SHA256
                                    ? SignatureAlgorithm.ED25519_WITNESS
                                    : SignatureAlgorithm.SM2_WITNESS,
                            LogSigner.person(suite, name).publicKey());
            keys.add(key);
            text.append("witness ").append(name).append(' ').append(key.line()).append('\n');
        }
        return Policy.parse((text + groups).getBytes(StandardCharsets.UTF_8));
    }

    private Set<VerifierKey> signed(int... witnesses) {
        Set<VerifierKey> signers = new HashSet<>();
        for (int witness : witnesses) {
            signers.add(keys.get(witness - 1));
        }
        return signers;
    }

    @Test
    void aGroupOfGroupsAsksForEnoughOfThem() throws Exception {
        Policy policy =
                policy(
                        """
                        group COURTS all W1 W2
                        group OFFICES 2 W3 W4 W5
                        group EITHER any COURTS OFFICES
                        group BOTH all EITHER S1
                        quorum BOTH
                        """);

        assertThat(policy.isMet(Suite.SHA256, signed(1, 2))).isTrue();
        assertThat(policy.isMet(Suite.SHA256, signed(3, 5))).isTrue();
        assertThat(policy.isMet(Suite.SHA256, signed(1, 3))).isFalse();
        assertThat(policy.isMet(Suite.SHA256, signed())).isFalse();
        // Of the other suite only one witness is there, and it is asked.
        assertThat(policy.isMet(Suite.SM3, signed(1, 2))).isFalse();
        assertThat(policy.isMet(Suite.SM3, signed(6))).isTrue();
    }

    private static String nested(int depth) {
        StringBuilder groups = new StringBuilder("group G1 any W1 W2\n");
        for (int i = 2; i <= depth; i++) {
            groups.append("group G%d all G%d\n".formatted(i, i - 1));
        }
        return groups + "quorum G" + depth + "\n";
    }

    @Test
    void groupsWithinEachOtherAreFollowedToTheLimitOfTheirDepth() throws Exception {
        Policy policy = policy(nested(32));

        assertThat(policy.isMet(Suite.SHA256, signed(2))).isTrue();
        assertThat(policy.isMet(Suite.SHA256, signed(3))).isFalse();
        assertThatThrownBy(() -> policy(nested(1_000)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("groups lie at most 32 within each other");
    }
}
