package org.mingzhang.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.crypto.Suite;

class LogPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint",
                "sm3/checkpoint",
                "checkpoints/000",
                "checkpoints/x001/234.p/1",
                "tile/0/000",
                "tile/7/x001/x234/067.p/255",
                "sm3/tile/3/012.p/9",
                "tile/entries/x035/x184/x372/x088/831",
                "sm3/tile/entries/999"
            })
    void everyPathIsTheOneThatItsFileHas(String path) {
        assertThat(LogPath.parse(path).map(LogPath::path)).contains(path);
    }

    @Test
    void theNumbersOfAPathAreThoseOfItsFile() {
        assertThat(LogPath.parse("sm3/tile/2/x001/x234/067.p/44"))
                .contains(new LogPath.Tile(Suite.SM3, 2, 1_234_067, 44));
        assertThat(LogPath.parse("tile/entries/001"))
                .contains(new LogPath.Bundle(Suite.SHA256, 1, 256));
        assertThat(LogPath.parse("checkpoints/001.p/3"))
                .contains(new LogPath.History(Suite.SHA256, 1, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "checkpoint/",
                "/checkpoint",
                "sm3",
                "sm3/sm3/checkpoint",
                "sha256/checkpoint",
                "tile",
                "tile/0",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/x001",
                "tile/0/001/002",
                "tile/00/001",
                "tile/8/000",
                "tile/63/000",
                "tile/-1/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/999",
                "tile/0/000.p/01",
                "tile/0/000.p/",
                "tile/0/000.p",
                "tile/0/x001/x001/x001/x001/x001/001",
                "tile/0/../../checkpoint",
                "tile/0/０００",
                "tile/entries/000.p/1 ",
                "checkpoints/x",
                "export.json"
            })
    void everythingElseIsNone(String path) {
        assertThat(LogPath.parse(path)).isEqualTo(Optional.empty());
    }
}
