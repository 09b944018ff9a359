package org.mingzhang.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunningHashTest {

    private static final int HASHES = 41;

    @ParameterizedTest
    @EnumSource(Suite.class)
    void isTheHashOfAllOfThemHoweverOftenItIsPutAside(Suite suite) {
        Random random = new Random(41);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        RunningHash running = RunningHash.start(suite);
        RunningHash putAside = RunningHash.start(suite);
        for (int i = 0; i < HASHES; i++) {
            assertThat(running.digest()).isEqualTo(TreeHashers.of(suite).digest(all.toByteArray()));
            assertThat(putAside.digest()).isEqualTo(running.digest());
            Hash32 hash =
                    new Hash32(
                            random.nextLong(),
                            random.nextLong(),
                            random.nextLong(),
                            random.nextLong());
            all.writeBytes(hash.toBytes());
            running.update(hash);
            putAside = RunningHash.resume(suite, putAside.count(), putAside.state());
            putAside.update(hash);
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void aStateOfAnotherCountIsRefused(Suite suite) {
        byte[] even = RunningHash.start(suite).state();

        assertThatThrownBy(() -> RunningHash.resume(suite, 1, even))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RunningHash.resume(suite, -2, even))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
