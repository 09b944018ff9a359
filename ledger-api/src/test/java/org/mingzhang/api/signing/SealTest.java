package org.mingzhang.api.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] SECRET = {1, 2, 3};
    private final SecureRandom random = new SecureRandom();

    @Test
    void onlyTheSameKeyAndPurposeOpenIt() {
        byte[] key = new byte[32];
        byte[] other = new byte[32];
        other[31] = 1;
        byte[] sealed = Seal.close(key, "key of li", SECRET, random);

        assertThat(Seal.open(key, "key of li", sealed)).contains(SECRET);
        assertThat(Seal.open(other, "key of li", sealed)).isEmpty();
        assertThat(Seal.open(key, "key of wang", sealed)).isEmpty();
        sealed[20] ^= 1;
        assertThat(Seal.open(key, "key of li", sealed)).isEmpty();
    }

    @Test
    void theSameSecretIsNeverSealedAlike() {
        byte[] key = new byte[32];

        assertThat(Seal.close(key, "p", SECRET, random))
                .isNotEqualTo(Seal.close(key, "p", SECRET, random));
    }
}
