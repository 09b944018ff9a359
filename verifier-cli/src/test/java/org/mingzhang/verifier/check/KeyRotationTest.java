package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.HonestYear;
import org.mingzhang.verifier.fixture.HonestYear.Fact;
import org.mingzhang.verifier.fixture.LogSigner;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.source.ExportSource;

/// A log that changes its key of SHA-256: the auditor holds the old one.
class KeyRotationTest {
    private static final LogSigner OLD = LogSigner.published(Suite.SHA256, Dump.ORIGIN);
    private static final LogSigner NEXT = LogSigner.stranger(Suite.SHA256, Dump.ORIGIN);

    @TempDir Path folder;

    private static Fact added(LogSigner by, LogSigner signer) {
        byte[] message =
                ("mingzhang.org/key-added@v1\n" + NEXT.vkey() + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        return new Fact(
                "u-system",
                "log.KeyAdded",
                "{\"by\":\"%s\",\"key\":\"%s\",\"signature\":\"%s\",\"suite\":\"sha256\"}"
                        .formatted(
                                by.vkey(),
                                NEXT.vkey(),
                                Base64.getEncoder().encodeToString(signer.sign(message))),
                "");
    }

    private static Fact retired(LogSigner key, int lastSize) {
        return new Fact(
                "u-system",
                "log.KeyRetired",
                "{\"key\":\"%s\",\"lastSize\":%d,\"suite\":\"sha256\"}"
                        .formatted(key.vkey(), lastSize),
                "");
    }

    /// Verifies a log of these facts, whose checkpoint of SHA-256 is signed by `signer`.
    private VerificationReport verify(List<Fact> facts, LogSigner signer) throws Exception {
        Dump dump = HonestYear.write(facts);
        String note = dump.text(Suite.SHA256, "checkpoint");
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        byte[] signed = signer.note(text).getBytes(StandardCharsets.UTF_8);
        dump.files().replaceAll((path, bytes) -> path.startsWith("checkpoint") ? signed : bytes);
        return Verification.of(ExportSource.directory(dump.write(folder)), Dump.vkeys(), Set.of());
    }

    @Test
    void theOldKeyBringsInTheNextWhichSignsFromThenOn() throws Exception {
        VerificationReport report =
                verify(List.of(added(OLD, OLD), retired(OLD, HonestYear.FIRST + 1)), NEXT);

        assertThat(report.findings().all()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aKeyThatTheOldOneDidNotSignForSignsNothing() throws Exception {
        VerificationReport report = verify(List.of(added(OLD, NEXT)), NEXT);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.findings().of(Code.BAD_SIGNATURE))
                .extracting(finding -> finding.place() + ": " + finding.message())
                .contains(
                        "position "
                                + HonestYear.FIRST
                                + ": the old key has not signed for the new one");
    }

    @Test
    void aKeyBringsInNoOtherByItself() throws Exception {
        VerificationReport report = verify(List.of(added(NEXT, NEXT)), NEXT);

        assertThat(report.findings().of(Code.BAD_SIGNATURE).get(0).message())
                .contains("which is not the log's now");
    }

    @Test
    void aKeyThatWasRetiredSignsNoLargerTree() throws Exception {
        VerificationReport report =
                verify(List.of(added(OLD, OLD), retired(OLD, HonestYear.FIRST + 1)), OLD);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.findings().of(Code.BAD_SIGNATURE))
                .extracting(finding -> finding.message())
                .contains("only keys signed it that had been retired at a smaller size");
    }

    @Test
    void theLastKeyOfASuiteIsNotRetired() throws Exception {
        VerificationReport report = verify(List.of(retired(OLD, HonestYear.FIRST)), OLD);

        assertThat(report.findings().of(Code.BAD_SIGNATURE).get(0).message())
                .isEqualTo("the last key of a suite is retired");
    }
}
