package org.mingzhang.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.verifier.fixture.Dump;

/// What an auditor types, and what comes back.
class CommandLineTest {
    private static final String VECTORS = "../docs/vectors/log-5";

    @TempDir Path folder;
    private String out = "";
    private String err = "";

    private int run(String... arguments) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int status =
                Main.run(
                        arguments,
                        new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                        new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        assertThat(err).doesNotContain("\tat ");
        return status;
    }

    @Test
    void verifies() {
        assertThat(run("verify", "--keys", VECTORS + "/vkeys.txt", VECTORS)).isZero();
        assertThat(out).contains("VERIFIED: positions 0 to 4 are what the log signed");
        assertThat(err).isEmpty();
    }

    @Test
    void saysThatItHadNoKeys() {
        assertThat(run("verify", VECTORS)).isEqualTo(1);
        assertThat(out).contains("INTERNAL CONSISTENCY ONLY");
    }

    @Test
    void continuesFromAHeldCheckpoint() {
        assertThat(
                        run(
                                "verify",
                                "--keys",
                                VECTORS + "/vkeys.txt",
                                "--since",
                                "../docs/vectors/log-1/sm3/checkpoint",
                                "--since",
                                "../docs/vectors/log-5/checkpoint",
                                "../docs/vectors/log-300"))
                .isZero();
        assertThat(out).contains("ok      inconsistent");
    }

    @Test
    void namesTheFirstBadPosition() throws Exception {
        Dump dump = Dump.honest(20, Set.of(20));
        dump.edit(7, text -> text.replace("8.50", "9.50"));
        Path keys = Files.writeString(folder.resolve("keys.txt"), "# ours\n\n" + Dump.vkeys());
        Path log = dump.write(folder.resolve("log"));

        assertThat(run("verify", "--keys", keys.toString(), log.toString())).isEqualTo(1);
        assertThat(out).contains("NOT VERIFIED:").contains("the first bad position is 7");
        assertThat(run("verify", "--report", "json", "--keys", keys.toString(), log.toString()))
                .isEqualTo(1);
        assertThat(out)
                .contains("\"verdict\":\"not verified\"", "\"firstBadPosition\":7")
                .contains(
                        "{\"code\":\"chain-break\",\"status\":\"failed\",\"total\":2,\"findings\":[")
                .contains("\"position\":8");
    }

    @Test
    void writesAProgressBarWhenAsked() {
        assertThat(run("verify", "--progress", "always", "--keys", VECTORS + "/vkeys.txt", VECTORS))
                .isZero();
    }

    @Test
    void checksASingleProofInEitherSuite() throws Exception {
        for (String suite : java.util.List.of("/", "/sm3/")) {
            String proof = VECTORS + suite + "proof-3.tlog-proof";
            String keys = VECTORS + "/vkeys.txt";
            assertThat(run("proof", "--keys", keys, "--entry", VECTORS + "/entry-3.json", proof))
                    .isZero();
            assertThat(out)
                    .contains("VERIFIED: the entry is at position 3 of the log as of size 5");
            assertThat(run("proof", "--keys", keys, "--entry", VECTORS + "/entry-2.json", proof))
                    .isEqualTo(1);
            assertThat(out).contains("root-mismatch", "position-gap");
            Path other =
                    Files.writeString(
                            folder.resolve("other"),
                            Files.readString(Path.of(proof))
                                    .replaceFirst(
                                            ".*tlog-proof.*",
                                            suite.equals("/")
                                                    ? "mingzhang.org/tlog-proof-sm3@v1"
                                                    : "c2sp.org/tlog-proof@v1"));
            assertThat(
                            run(
                                    "proof",
                                    "--keys",
                                    keys,
                                    "--entry",
                                    VECTORS + "/entry-3.json",
                                    other.toString()))
                    .isEqualTo(1);
            assertThat(run("proof", "--keys", keys, "--entry", keys, keys)).isEqualTo(2);
        }
    }

    @Test
    void checksThatACheckpointContinuesAnother() throws Exception {
        String keys = VECTORS + "/vkeys.txt";
        Dump two = Dump.honest(2, Set.of(2));
        Path kept = two.write(folder.resolve("two")).resolve("checkpoint");
        String proof = VECTORS + "/consistency-2-5.txt";
        assertThat(
                        run(
                                "consistency",
                                "--keys",
                                keys,
                                kept.toString(),
                                VECTORS + "/checkpoint",
                                proof))
                .isEqualTo(1);
        assertThat(out).contains("inconsistent");
        assertThat(
                        run(
                                "consistency",
                                "--keys",
                                keys,
                                VECTORS + "/checkpoint",
                                VECTORS + "/checkpoint",
                                Files.createFile(folder.resolve("empty")).toString()))
                .isZero();
        assertThat(
                        run(
                                "consistency",
                                "--keys",
                                keys,
                                VECTORS + "/checkpoint",
                                kept.toString(),
                                proof))
                .isEqualTo(1);
        assertThat(out).contains("truncated");
    }

    @Test
    void teachesItsUse() {
        assertThat(run("verify", "--help")).isZero();
        assertThat(out)
                .contains("What you need", "--since", "--database", "Exit status: 0 verified");
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void answersBadUseWithTwo() throws Exception {
        String keys = VECTORS + "/vkeys.txt";
        assertThat(run("verify")).isEqualTo(2);
        assertThat(run("verify", "--nonsense", VECTORS)).isEqualTo(2);
        assertThat(run("verify", VECTORS, "--database", "jdbc:postgresql://x/y")).isEqualTo(2);
        assertThat(run("verify", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err).startsWith("verifier: no such directory");
        assertThat(run("verify", folder.toString())).isEqualTo(2);
        assertThat(err).contains("not a log");
        assertThat(run("verify", "--keys", folder.resolve("none").toString(), VECTORS))
                .isEqualTo(2);
        assertThat(run("verify", "--since", keys, VECTORS)).isEqualTo(2);
        assertThat(err).contains("is no checkpoint");
        assertThat(run("verify", "--suite", "md5", VECTORS)).isEqualTo(2);
        assertThat(run("verify", "--threads", "0", VECTORS)).isEqualTo(2);
        assertThat(run("verify", "--database", "jdbc:mysql://x/y")).isEqualTo(2);
        assertThat(run("verify", "--database", "jdbc:postgresql://127.0.0.1:1/y")).isEqualTo(2);
        assertThat(err).contains("cannot connect to jdbc:postgresql://127.0.0.1:1/y");
        Path bad = Files.writeString(folder.resolve("bad.txt"), "\nname+00000000+AQ==\n");
        assertThat(run("verify", "--keys", bad.toString(), VECTORS)).isEqualTo(2);
        assertThat(err).contains("bad.txt, line 2:");
    }

    @Test
    void refusesAFileThatIsLargerThanAnyOfItsKind() throws Exception {
        Dump dump = Dump.honest(20, Set.of(20));
        dump.files().put("checkpoint", new byte[65_537]);
        Path log = dump.write(folder);

        assertThat(run("verify", log.toString())).isEqualTo(2);
        assertThat(err).contains("has 65537 bytes, more than 65536");
    }

    @Test
    void writesAReportToBeFiledBesideTheOther() throws Exception {
        Dump dump = Dump.honest(20, Set.of(20));
        dump.edit(7, text -> text.replace("8.50", "9.50").replace("u-1", "<script>"));
        Path keys = Files.writeString(folder.resolve("keys.txt"), Dump.vkeys());
        Path html = folder.resolve("report.html");

        assertThat(
                        run(
                                "verify",
                                "--keys",
                                keys.toString(),
                                "--report-html",
                                html.toString(),
                                dump.write(folder.resolve("log")).toString()))
                .isEqualTo(1);
        assertThat(Files.readString(html))
                .startsWith("<!DOCTYPE html>")
                .contains("NOT VERIFIED:", "the first bad position is 7", "Covered by checkpoints")
                .contains("<td><code>chain-break</code></td>")
                .contains("not evaluated", "given from outside")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void leavesTheMeaningOutOnlyWhenAskedAndSaysSo() throws Exception {
        assertThat(run("verify", "--integrity-only", "--keys", VECTORS + "/vkeys.txt", VECTORS))
                .isZero();
        assertThat(out)
                .contains("command-replayed     not evaluated: only the integrity was asked for")
                .contains("whether the entries make sense, keep the rules");
        Dump dump = Dump.honest(300, Set.of(300));
        dump.edit(7, text -> text.replace("8.50", "9.50"));
        Path keys = Files.writeString(folder.resolve("keys.txt"), Dump.vkeys());
        assertThat(
                        run(
                                "verify",
                                "--integrity-only",
                                "--keys",
                                keys.toString(),
                                dump.write(folder.resolve("log")).toString()))
                .isEqualTo(1);
        assertThat(out).contains("the first bad position is 7");
    }

    @Test
    void takesAFileForACaseBundle() throws Exception {
        Path zip = Files.writeString(folder.resolve("case.zip"), "no zip");

        assertThat(run("verify", zip.toString())).isEqualTo(2);
        assertThat(err).contains("is no case bundle: no zip file, or an empty one");
    }
}
