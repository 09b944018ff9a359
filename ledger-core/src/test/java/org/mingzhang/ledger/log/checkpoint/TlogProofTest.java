package org.mingzhang.ledger.log.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.log.merkle.InclusionProof;

class TlogProofTest {

    private static final LogKeys KEYS = keys("ledger.example.gov/440000");
    private static final byte[] FIRST = "first".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECOND = "second".getBytes(StandardCharsets.US_ASCII);

    private static LogKeys keys(String origin) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 9);
        return LogKeys.of(
                origin, Map.of(Suite.SHA256, secret, Suite.SM3, secret), new SecureRandom());
    }

    /// The proof that `SECOND` is entry 1 of two.
    private static TlogProof proof(LogKeys keys, Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        Hash32 first = hasher.leaf(FIRST);
        Checkpoint checkpoint =
                new Checkpoint(
                        new Origin(keys.origin()),
                        suite,
                        2,
                        hasher.node(first, hasher.leaf(SECOND)));
        return TlogProof.of(
                new InclusionProof(1, 2, List.of(first)), checkpoint.sign(keys.signer(suite)));
    }

    @ParameterizedTest
    @EnumSource
    void verifiesOfflineAfterBeingWritten(Suite suite) {
        VerifierKey key = KEYS.signer(suite).key();
        TlogProof proof = TlogProof.parse(proof(KEYS, suite).format());

        assertThat(proof.verify(key, SECOND)).isTrue();
        assertThat(proof.verify(key, FIRST)).isFalse();
        assertThat(TlogProof.parse(proof.format())).isEqualTo(proof);
    }

    @Test
    void keepsExtraBytes() {
        TlogProof plain = proof(KEYS, Suite.SHA256);
        TlogProof proof =
                new TlogProof(
                        plain.suite(),
                        Optional.of(Bytes.copyOf(new byte[] {1, 2})),
                        plain.index(),
                        plain.path(),
                        plain.checkpoint());

        assertThat(proof.format()).startsWith("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 1\n");
        assertThat(TlogProof.parse(proof.format())).isEqualTo(proof);
    }

    @Test
    void takesTheHashFromTheKeyAndNotFromTheFile() {
        String sha256 = proof(KEYS, Suite.SHA256).format();
        TlogProof mislabelled =
                TlogProof.parse(
                        sha256.replace(
                                "c2sp.org/tlog-proof@v1", "mingzhang.org/tlog-proof-sm3@v1"));

        assertThat(mislabelled.verify(KEYS.signer(Suite.SHA256).key(), SECOND)).isFalse();
        assertThat(mislabelled.verify(KEYS.signer(Suite.SM3).key(), SECOND)).isFalse();
        assertThat(TlogProof.parse(sha256).verify(KEYS.signer(Suite.SM3).key(), SECOND)).isFalse();
    }

    @Test
    void doesNotHoldForAnotherLogIndexOrSignature() {
        TlogProof proof = proof(KEYS, Suite.SHA256);
        VerifierKey key = KEYS.signer(Suite.SHA256).key();
        SignedNote other = proof(keys("other"), Suite.SHA256).checkpoint();
        SignedNote forged =
                new SignedNote(
                        proof.checkpoint().text(), List.of(NoteSignature.of(key, new byte[64])));

        assertThat(with(proof, 0, proof.checkpoint()).verify(key, SECOND)).isFalse();
        assertThat(with(proof, 2, proof.checkpoint()).verify(key, SECOND)).isFalse();
        assertThat(with(proof, 1, other).verify(key, SECOND)).isFalse();
        assertThat(with(proof, 1, forged).verify(key, SECOND)).isFalse();
        assertThat(
                        with(proof, 1, new SignedNote("no checkpoint\n", forged.signatures()))
                                .verify(key, SECOND))
                .isFalse();
    }

    /// A key that signs another kind of note under the log's name must not vouch for this one.
    @Test
    void doesNotHoldWhenTheSignedNameIsNotTheKeys() {
        TlogProof proof = proof(keys("other"), Suite.SHA256);
        VerifierKey key = KEYS.signer(Suite.SHA256).key();
        String text = proof.checkpoint().text();
        byte[] signature = KEYS.signer(Suite.SHA256).sign(text.getBytes(StandardCharsets.UTF_8));
        SignedNote signedByUs = new SignedNote(text, List.of(NoteSignature.of(key, signature)));

        assertThat(signedByUs.isSignedBy(key)).isTrue();
        assertThat(with(proof, 1, signedByUs).verify(key, SECOND)).isFalse();
    }

    private static TlogProof with(TlogProof proof, long index, SignedNote checkpoint) {
        return new TlogProof(proof.suite(), proof.extra(), index, proof.path(), checkpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1",
                "c2sp.org/tlog-proof@v1\n\nx",
                "c2sp.org/tlog-proof@v2\nindex 1\n\nx\n1\n\n— x AAAAAAEC\n",
                "c2sp.org/tlog-proof@v1\nindex 01\n\nx\n\n— x AAAAAAEC\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\nx\n\n— x AAAAAAEC\n",
                "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\nx\n\n— x AAAAAAEC\n",
                "c2sp.org/tlog-proof@v1\nindex 1\nindex 1\n\nx\n\n— x AAAAAAEC\n",
                "c2sp.org/tlog-proof@v1\nindex 1\nextra AAAA\n\nx\n\n— x AAAAAAEC\n",
                "c2sp.org/tlog-proof@v1\nextra AAAA\n\nx\n\n— x AAAAAAEC\n",
                "c2sp.org/tlog-proof@v1\nindex 1\n\nx\n",
            })
    void refusesWhatIsNotAProof(String text) {
        assertThatThrownBy(() -> TlogProof.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreHashesThanATreeCanHaveLevels() {
        String hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
        String head = "c2sp.org/tlog-proof@v1\nindex 1\n";

        assertThat(TlogProof.parse(head + hash.repeat(63) + "\nx\n\n— x AAAAAAEC\n").path())
                .hasSize(63);
        assertThatThrownBy(() -> TlogProof.parse(head + hash.repeat(64) + "\nx\n\n— x AAAAAAEC\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a proof has at most 63 hashes");
    }
}
