package org.mingzhang.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.testing.VerifierProgram;
import org.mingzhang.api.testing.VerifierProgram.Run;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.evidence.AttachmentSource;
import org.mingzhang.ledger.evidence.CaseBundle;
import org.mingzhang.ledger.evidence.CaseSubject;
import org.mingzhang.ledger.evidence.TagProofs;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.store.tagindex.TagIndex;
import picocli.CommandLine;

/// Keys that come and go, by the operator's commands, as the verifier's program sees it.
class KeyRotationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern RETIRED = Pattern.compile("(?m)^[0-9a-f]{8} .* retired at ");

    private final Path data = TestLedger.newDataDirectory();

    private record Said(int status, String text) {}

    private Said mingzhang(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Mingzhang.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        int status = line.execute(arguments);
        return new Said(status, out.toString());
    }

    private Said key(String command, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "key";
        all[1] = command;
        System.arraycopy(more, 0, all, 2, more.length);
        all[more.length + 2] = "--data";
        all[more.length + 3] = data.toString();
        return mingzhang(all);
    }

    /// Opens the ledger, has it publish a checkpoint of everything, and writes an export.
    private Path export(String name) {
        try (LedgerRuntime runtime = LedgerRuntime.open(StartSettings.embedded(data))) {
            runtime.tagIndexClerk().commit();
            long size = runtime.queries().size();
            await().atMost(PATIENCE)
                    .until(() -> runtime.queries().checkpoint(Suite.SM3, size).isPresent());
        }
        Path export = data.resolve(name);
        assertThat(mingzhang("export", "--to", export.toString(), "--data", data.toString()))
                .extracting(Said::status)
                .isEqualTo(0);
        return export;
    }

    /// The case of the entry in front of everything, as of the newest checkpoint.
    private Path caseBundle() throws IOException {
        Path zip = data.resolve("case.zip");
        try (LedgerRuntime runtime = LedgerRuntime.open(StartSettings.embedded(data));
                OutputStream out = Files.newOutputStream(zip)) {
            Suite suite = runtime.queries().log().suites().getFirst();
            String note = runtime.queries().checkpoint(suite).orElseThrow();
            CaseBundle.gather(
                            new TagProofs(
                                    runtime.queries(),
                                    new TagIndex(runtime.databases().reader(), runtime.queries())),
                            CaseSubject.query("/api/v1/entries/1", List.of(), List.of(1L)),
                            Checkpoint.parse(SignedNote.parse(note).text()).size())
                    .orElseThrow()
                    .writeTo(out, Optional.empty(), AttachmentSource.NONE);
        }
        return zip;
    }

    private Path keep(String name) throws IOException {
        return Files.copy(data.resolve("vkeys.txt"), data.resolve(name));
    }

    private static Run verify(Path keys, Path export) {
        return VerifierProgram.run("verify", "--keys", keys.toString(), export.toString());
    }

    private static SignedNote newest(Path export) throws IOException {
        return SignedNote.parse(Files.readString(export.resolve("sm3/checkpoint")));
    }

    private List<String> idsIn(Path keys) throws IOException {
        return Files.readAllLines(keys).stream().map(line -> line.split("\\+", -1)[1]).toList();
    }

    @Test
    void whoeverTrustsTheFirstKeyOrTheLastCanVerifyTheWholeLogAndAThiefOfTheFirstSignsInVain()
            throws IOException {
        export("before");
        Path first = keep("first-vkeys.txt");

        Said added = key("add");
        assertThat(added.status()).as(added.text()).isZero();
        assertThat(added.text()).contains("log-2.keys", "signs");
        Path overlap = export("overlap");
        assertThat(newest(overlap).signatures()).hasSize(2);
        assertThat(verify(first, overlap).status()).isZero();

        List<String> old = idsIn(first);
        Said retired = key("retire", old.toArray(String[]::new));
        assertThat(retired.status()).as(retired.text()).isZero();
        assertThat(RETIRED.matcher(retired.text()).results()).hasSize(2);
        LogKeys stolen = LogKeys.load(data.resolve("keys/log.keys"), new SecureRandom());
        Files.delete(data.resolve("keys/log.keys"));
        Path after = export("after");
        Path last = keep("last-vkeys.txt");
        assertThat(newest(after).signatures()).hasSize(1);
        Path bundle = caseBundle();
        for (Path keys : List.of(first, last)) {
            for (Path source : List.of(after, bundle)) {
                Run run = verify(keys, source);
                assertThat(run.status()).as(run.output()).isZero();
            }
        }

        for (Suite suite : Suite.values()) {
            Path file = after.resolve(suite == Suite.SM3 ? "sm3/checkpoint" : "checkpoint");
            Checkpoint real = Checkpoint.parse(SignedNote.parse(Files.readString(file)).text());
            Files.writeString(file, real.sign(stolen.signer(suite)).format());
        }
        Run forged = verify(first, after);
        assertThat(forged.status()).as(forged.output()).isEqualTo(1);
        assertThat(forged.output()).contains("bad-signature", "retired at a smaller size");
    }

    @Test
    void theLastKeyStaysAndAKeyAloneKeepsWhatItSigned() throws IOException {
        export("before");
        List<String> ids = idsIn(data.resolve("vkeys.txt"));

        Said alone = key("retire", ids.getFirst());
        assertThat(alone.status()).isEqualTo(1);
        assertThat(alone.text()).contains("no other key of suite", "add one before");

        assertThat(key("add").status()).isZero();
        Said early = key("retire", ids.getFirst(), "--last-size", "0");
        assertThat(early.status()).isEqualTo(1);
        assertThat(early.text()).contains("is signed by this key alone");
        assertThat(key("retire", "00000000").text()).contains("the log has no key 00000000");
        assertThat(key("list").text().lines()).hasSize(4).allMatch(line -> line.contains("signs"));
    }
}
