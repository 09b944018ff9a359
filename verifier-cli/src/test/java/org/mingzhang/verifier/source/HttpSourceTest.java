package org.mingzhang.verifier.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LogServer;
import org.mingzhang.verifier.fixture.LogServer.Answer;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;

/// A log that is read from a web server, trusted as little as a folder.
class HttpSourceTest {
    private final Dump dump = Dump.honest(600, Set.of(5, 300, 600));

    private static VerificationReport verify(LogServer server) throws SourceException {
        return Verification.of(
                ExportSource.http(server.address(), Optional.empty()), Dump.vkeys(), Set.of());
    }

    @Test
    void verifiesAMirrorThatHasOneWidthOfEachPartialFile() throws Exception {
        try (LogServer server = LogServer.of(dump)) {
            VerificationReport report = verify(server);

            assertThat(report.findings().all()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(report.suites()).allMatch(suite -> suite.checkpoints() == 3);
        }
    }

    @Test
    void findsAChangedByte() throws Exception {
        dump.edit(401, text -> text.replace("402.50", "402.51"));
        try (LogServer server = LogServer.of(dump)) {
            assertThat(Verification.firsts(verify(server)))
                    .contains("leaf-mismatch sha256 tile 0/1, position 401");
        }
    }

    @Test
    void takesAFullFileWhereThePartialOneIsGone() throws Exception {
        Dump longer = Dump.honest(800, Set.of(5, 300, 600, 800));
        for (String path : Set.of("tile/entries/002", "tile/0/002", "sm3/tile/0/002")) {
            dump.files().remove(path + ".p/88");
            dump.files().put(path, longer.file(path));
        }
        try (LogServer server = LogServer.of(dump)) {
            assertThat(verify(server).verdict()).isEqualTo(Verdict.VERIFIED);
        }
    }

    @Test
    void missesWhatTheCheckpointCovers() throws Exception {
        dump.files().remove("tile/entries/001");
        try (LogServer server = LogServer.of(dump)) {
            assertThat(Verification.firsts(verify(server))).contains("truncated position 256");
        }
    }

    @Test
    void doesNotFollowTheServerElsewhere() {
        try (LogServer server =
                new LogServer(path -> new Answer(302, new byte[0], Optional.of("http://evil/")))) {
            assertThatThrownBy(() -> ExportSource.http(server.address(), Optional.of("secret")))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("answers 302, another address: http://evil/");
        }
    }

    @Test
    void boundsWhatItTakes() {
        try (LogServer server = new LogServer(path -> Answer.of(new byte[70_000]))) {
            assertThatThrownBy(() -> ExportSource.http(server.address(), Optional.empty()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("more than 65536 bytes");
        }
    }

    @Test
    void triesAgainWhatMayPass() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        try (LogServer server =
                new LogServer(path ->
                        failures.getAndDecrement() > 0
                                ? Answer.status(503)
                                : Optional.ofNullable(dump.files().get(path))
                                        .map(Answer::of)
                                        .orElse(Answer.status(404)))) {
            assertThat(verify(server).verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(server.requests())
                    .startsWith("GET checkpoint", "GET checkpoint", "GET checkpoint");
        }
    }

    @Test
    void saysThatBundlesNeedARole() {
        try (LogServer server =
                new LogServer(path ->
                        path.endsWith("checkpoint")
                                ? Answer.of(dump.file(path))
                                : Answer.status(401))) {
            assertThatThrownBy(
                            () -> {
                                try (ExportSource source =
                                        ExportSource.http(server.address(), Optional.of("t"))) {
                                    source.entries().next();
                                }
                            })
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("--token-file");
            assertThat(server.requests()).contains("GET tile/entries/000 Bearer t");
        }
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() ->
                        ExportSource.http(java.net.URI.create("file:///etc"), Optional.empty()))
                .isInstanceOf(SourceException.class);
    }
}
