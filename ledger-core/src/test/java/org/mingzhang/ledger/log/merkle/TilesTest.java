package org.mingzhang.ledger.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 0, 1, tile/0/000.p/1",
        "1, 999, 255, tile/1/999.p/255",
        "0, 1000, 256, tile/0/x001/000",
        "7, 1234067, 256, tile/7/x001/x234/067",
        "0, 9223372036854775807, 256, tile/0/x009/x223/x372/x036/x854/x775/807",
    })
    void namesATileAsTlogTilesDoes(int level, long index, int width, String path) {
        assertThat(Tiles.path(level, index, width)).isEqualTo(path);
    }

    @Test
    void namesAnEntryBundle() {
        assertThat(Tiles.entriesPath(1, 44)).isEqualTo("tile/entries/001.p/44");
        assertThat(Tiles.entriesPath(1_000_000, 256)).isEqualTo("tile/entries/x001/x000/000");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "0, 0, 1, 1",
        "0, 0, 255, 255",
        "0, 0, 256, 256",
        "0, 0, 257, 256",
        "0, 1, 256, 0",
        "0, 1, 257, 1",
        "0, 2, 257, 0",
        "0, 36028797018963967, 9223372036854775807, 255",
        "0, 9223372036854775807, 9223372036854775807, 0",
        "1, 0, 255, 0",
        "1, 0, 256, 1",
        "1, 0, 65535, 255",
        "1, 0, 65536, 256",
        "2, 0, 65536, 1",
        "7, 0, 9223372036854775807, 127",
    })
    void knowsTheWidthOfATile(int level, long index, long size, int width) {
        assertThat(Tiles.width(level, index, size)).isEqualTo(width);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        refused(() -> Tiles.path(-1, 0, 1));
        refused(() -> Tiles.path(8, 0, 1));
        refused(() -> Tiles.path(0, -1, 1));
        refused(() -> Tiles.path(0, 0, 0));
        refused(() -> Tiles.path(0, 0, 257));
        refused(() -> Tiles.width(0, -1, 5));
        refused(() -> Tiles.width(0, 0, -1));
        refused(() -> Tiles.hashCount(8, 1));
    }

    private static void refused(ThrowingCallable code) {
        assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class);
    }
}
