package org.mingzhang.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierKeyTest {

    private static final String ED25519 =
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String SM2 =
            "ledger.example.gov/440000/sm3+ee0b8844+/wYIKoEcz1UBg3UBBAn53zEeVCGhUN19Fh5LxcZyF5+tGDP"
                    + "8B2uwj/NW81AgzOpJDOJndaUtxupxjMGqYArtBfvzXghKZjL2By2prRM=";

    @Test
    void readsAndWritesItsTextForm() {
        VerifierKey ed25519 = VerifierKey.parse(ED25519);
        VerifierKey sm2 = VerifierKey.parse(SM2);

        assertThat(ed25519.toString()).isEqualTo(ED25519);
        assertThat(ed25519.name()).isEqualTo("example.com/foo");
        assertThat(ed25519.keyId()).isEqualTo(0x530d903a);
        assertThat(ed25519.suite()).isEqualTo(Suite.SHA256);
        assertThat(ed25519.publicKey().length()).isEqualTo(32);
        assertThat(sm2.toString()).isEqualTo(SM2);
        assertThat(sm2.suite()).isEqualTo(Suite.SM3);
        assertThat(sm2.publicKey().length()).isEqualTo(65);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                // Another key ID, another name, an unknown type, a key cut short.
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fox+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
                // The same key in another spelling.
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/f o+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            })
    void refusesWhatIsNotExactlyAKey(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
