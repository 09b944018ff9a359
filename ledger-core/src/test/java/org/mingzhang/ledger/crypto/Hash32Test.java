package org.mingzhang.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Hash32Test {

    private final Random random = new Random(32);

    @Test
    void keepsItsBytesThroughEveryForm() {
        for (int i = 0; i < 200; i++) {
            byte[] bytes = bytes();
            Hash32 hash = Hash32.copyOf(bytes);
            byte[] hex = new byte[66];
            hash.writeHexTo(hex, 1);

            assertThat(hash.toBytes()).isEqualTo(bytes);
            assertThat(hash.hex()).isEqualTo(HexFormat.of().formatHex(bytes));
            assertThat(new String(hex, 1, 64, StandardCharsets.US_ASCII)).isEqualTo(hash.hex());
            assertThat(Hash32.parseHex(hash.hex())).isEqualTo(hash).hasSameHashCodeAs(hash);
        }
    }

    @Test
    void isOrderedByItsBytesAsUnsigned() {
        for (int i = 0; i < 500; i++) {
            byte[] left = bytes();
            byte[] right = i % 2 == 0 ? bytes() : left.clone();
            right[random.nextInt(32)] ^= (byte) (i % 3 == 0 ? 0 : 0x80);

            assertThat(Integer.signum(Hash32.copyOf(left).compareTo(Hash32.copyOf(right))))
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(left, right)));
        }
    }

    @Test
    void refusesOtherLengthsAndOtherText() {
        assertThatThrownBy(() -> Hash32.copyOf(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a hash has 32 bytes, not 31");
        assertThatThrownBy(() -> Hash32.parseHex("00"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hash32.parseHex("A".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hash32.parseHex("g".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }
}
