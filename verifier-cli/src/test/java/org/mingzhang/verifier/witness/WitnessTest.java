package org.mingzhang.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Digests;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LogSigner;
import org.mingzhang.verifier.fixture.Verification;

/// What a witness signs, and what it will not.
class WitnessTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochSecond(1_772_352_000), ZoneOffset.UTC);
    private static final Path VECTORS = Path.of("../docs/vectors");

    @TempDir Path folder;
    private List<WitnessKey> keys = List.of();

    @BeforeEach
    void makeKeys() throws Exception {
        WitnessKey.create(folder.resolve("key"), "witness.example.gov/a");
        keys = WitnessKey.parse(Files.readString(folder.resolve("key")));
    }

    private Witness witness(WitnessState state) {
        return new Witness(Verification.keys(Dump.vkeys()), keys, state, CLOCK);
    }

    private WitnessState state() throws Exception {
        return WitnessState.open(folder.resolve("state"));
    }

    private static byte[] request(long old, String proof, String note) {
        return ("old " + old + "\n" + proof + "\n" + note).getBytes(StandardCharsets.UTF_8);
    }

    private static String vector(Suite suite, String path) throws IOException {
        String[] parts = path.split("/", 2);
        String under = suite == Suite.SM3 ? "/sm3/" : "/";
        return Files.readString(VECTORS.resolve(parts[0] + under + parts[1]));
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void signsWhatContinuesAndAnAuditorsPolicyIsMet(Suite suite) throws Exception {
        String small = Dump.honest(150, Set.of(150)).text(suite, "checkpoint");
        try (WitnessState state = state()) {
            String note = vector(suite, "log-300/checkpoint");
            Witness.Answer answer = witness(state).add(request(0, "", note));

            assertThat(answer.status()).isEqualTo(200);
            Policy policy = policy();
            SignedNote signed =
                    SignedNote.parse((note + answer.body()).getBytes(StandardCharsets.UTF_8));
            assertThat(policy.asks(suite)).isTrue();
            assertThat(policy.isMet(suite, policy.signers(List.of(signed)))).isTrue();
            SignedNote unsigned = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
            assertThat(policy.isMet(suite, policy.signers(List.of(unsigned)))).isFalse();
            assertThat(witness(state).add(request(300, "", note)).status()).isEqualTo(200);
            assertThat(witness(state).add(request(300, "", small)).status()).isEqualTo(400);
        }
    }

    private Policy policy() throws Exception {
        StringBuilder text = new StringBuilder();
        keys.forEach(key ->
                text.append("witness " + key.suite().id() + " " + key.publicKey().line() + "\n"));
        text.append("group both all sha256 sm3\nquorum both\n");
        return Policy.parse(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void asksForAProofFromWhatItSigned(Suite suite) throws Exception {
        String five = vector(suite, "log-5/checkpoint");
        LogSigner log = LogSigner.published(suite, Dump.ORIGIN);
        try (WitnessState state = state()) {
            byte[] root = firstTwo(suite);
            assertThat(witness(state).add(request(0, "", log.checkpoint(2, root))).status())
                    .isEqualTo(200);
            String proof = vector(suite, "log-5/consistency-2-5.txt");

            Witness.Answer forgetful = witness(state).add(request(0, "", five));
            assertThat(forgetful).isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "2\n"));
            assertThat(witness(state).add(request(2, "", five)).status()).isEqualTo(422);
            byte[] other = root.clone();
            other[0] ^= 1;
            assertThat(witness(state).add(request(2, "", log.checkpoint(2, other))).status())
                    .isEqualTo(409);
            assertThat(witness(state).add(request(2, proof, five)).status()).isEqualTo(200);
            assertThat(witness(state).add(request(2, proof, five)).status()).isEqualTo(409);
        }
    }

    private static byte[] firstTwo(Suite suite) throws IOException {
        byte[] first = Files.readAllBytes(VECTORS.resolve("log-5/entry-0.json"));
        byte[] second = Files.readAllBytes(VECTORS.resolve("log-5/entry-1.json"));
        var hasher = suite.newHasher();
        byte[] root = new byte[32];
        hasher.node(hasher.leaf(first), hasher.leaf(second)).copyTo(root, 0);
        return root;
    }

    @Test
    void remembersAfterARestartAndIsAlone() throws Exception {
        String note = vector(Suite.SHA256, "log-300/checkpoint");
        try (WitnessState state = state()) {
            assertThat(witness(state).add(request(0, "", note)).status()).isEqualTo(200);
            assertThatThrownBy(this::state).hasMessageContaining("another witness");
        }
        try (WitnessState state = state()) {
            assertThat(witness(state).add(request(0, "", note)).body()).isEqualTo("300\n");
        }
    }

    @Test
    void signsForNobodyElse() throws Exception {
        String text = "other.example.gov\n5\n" + "A".repeat(43) + "=\n";
        LogSigner stranger = LogSigner.stranger(Suite.SHA256, Dump.ORIGIN);
        try (WitnessState state = state()) {
            Witness witness = witness(state);
            assertThat(witness.add(request(0, "", stranger.note(text))).status()).isEqualTo(404);
            assertThat(witness.add(request(0, "", stranger.checkpoint(5, new byte[32]))).status())
                    .isEqualTo(403);
            assertThat(witness.add("old 0\n\nnonsense".getBytes(StandardCharsets.UTF_8)).status())
                    .isEqualTo(400);
            assertThat(witness.add(new byte[0]).status()).isEqualTo(400);
        }
    }

    @Test
    void answersOverHttp() throws Exception {
        try (WitnessState state = state();
                WitnessServer server =
                        new WitnessServer(
                                witness(state),
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            String url = "http://127.0.0.1:" + server.address().getPort() + "/add-checkpoint";
            byte[] body = request(0, "", vector(Suite.SM3, "log-300/checkpoint"));
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url))
                                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("— witness.example.gov/a ");
            assertThat(get(server, hash(Dump.ORIGIN + "/sm3") + "/checkpoint").body())
                    .isEqualTo(vector(Suite.SM3, "log-300/checkpoint") + answer.body());
            assertThat(get(server, hash(Dump.ORIGIN) + "/checkpoint").statusCode()).isEqualTo(404);
            assertThat(get(server, "checkpoint").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(WitnessServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/" + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String hash(String origin) {
        return HexFormat.of().formatHex(Digests.sha256(origin.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void showsWhatItSignedAfterARestartAndReadsTheFileOfAnOlderProgram() throws Exception {
        String note = vector(Suite.SHA256, "log-300/checkpoint");
        String signed;
        try (WitnessState state = state()) {
            signed = witness(state).add(request(0, "", note)).body();
        }
        try (WitnessState state = state()) {
            assertThat(witness(state).newest(hash(Dump.ORIGIN)).body()).isEqualTo(note + signed);
        }
        String line = Files.readString(folder.resolve("state")).strip();
        Files.writeString(folder.resolve("state"), line.substring(0, line.lastIndexOf(' ')) + "\n");
        try (WitnessState state = state()) {
            assertThat(witness(state).newest(hash(Dump.ORIGIN)).status()).isEqualTo(404);
            assertThat(witness(state).add(request(0, "", note)).body()).isEqualTo("300\n");
        }
    }

    @Test
    void itsKeyIsNoLogsKey() throws Exception {
        for (WitnessKey key : keys) {
            VerifierKey line = VerifierKey.parse(key.publicKey().line());
            assertThat(line.algorithm().isCosignature()).isTrue();
        }
    }
}
