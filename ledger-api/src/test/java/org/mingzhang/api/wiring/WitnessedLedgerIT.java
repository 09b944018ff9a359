package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.testing.VerifierProgram;
import org.mingzhang.api.testing.VerifierProgram.Run;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.WitnessPolicy;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.ledger.store.WriterState;
import org.mingzhang.ledger.witness.WitnessStanding;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// A ledger with a witness, both as they are delivered: what each makes of the other.
class WitnessedLedgerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A log that no witness knows yet, and that no test uses itself.
    private static final Path CREATED = TestLedger.newDataDirectory();

    private final Path data = TestLedger.copyOf(CREATED);
    private final StartSettings settings = StartSettings.embedded(data);
    private VerifierProgram.Witness witness;
    private WitnessPolicy policy = WitnessPolicy.none();

    @BeforeAll
    static void aLogIsCreated() {
        try (LedgerRuntime runtime = LedgerRuntime.open(StartSettings.embedded(CREATED))) {
            assertThat(runtime.witnesses().standings()).isEmpty();
        }
    }

    @BeforeEach
    void aLedgerThatAWitnessKnows() throws IOException {
        witness = new VerifierProgram.Witness(data, "w");
        String text =
                witness.policyLines()
                        + "group both all "
                        + witness.policyNames()
                        + "\nquorum both\n";
        Files.writeString(data.resolve("policy"), text);
        policy = WitnessPolicy.parse(text);
        witness.start(data.resolve("vkeys.txt"));
    }

    @AfterEach
    void stop() {
        witness.close();
    }

    private static void submit(LedgerApplication ledger, String id) {
        String command =
                TestClient.command(
                        "payment.WithdrawPayment",
                        id,
                        """
                        {"payment":"none","effectiveDate":"2025-03-03","reason":"a test"}\
                        """);
        assertThat(TestClient.of(ledger, "handler").submit(command).status()).isEqualTo(422);
    }

    /// Waits until the newest checkpoint covers everything and all witnesses have signed it.
    private static long awaitSigned(LedgerRuntime runtime) {
        await().atMost(PATIENCE)
                .until(() ->
                        runtime.witnesses().standings().stream()
                                .allMatch(one ->
                                        one.signedSize() == runtime.queries().size()
                                                && one.trouble().isEmpty()));
        return runtime.queries().size();
    }

    private boolean isMet(Suite suite, String note) {
        SignedNote signed = SignedNote.parse(note);
        return policy.witnesses().stream()
                .filter(one -> one.key().suite() == suite)
                .allMatch(one -> signed.cosignature(one.key()).isPresent());
    }

    @Test
    void whatItSignsIsServedEverywhereAndMeetsAnAuditorsPolicy() throws IOException {
        try (LedgerApplication ledger = LedgerApplication.start(settings)) {
            submit(ledger, "w-1");
            long size = awaitSigned(ledger.runtime());
            String base = "http://localhost:" + ledger.port();
            TestClient nobody = TestClient.nobody(base);

            assertThat(isMet(Suite.SHA256, nobody.get("/log/checkpoint").text())).isTrue();
            assertThat(isMet(Suite.SM3, nobody.get("/log/sm3/checkpoint").text())).isTrue();
            assertThat(isMet(Suite.SM3, nobody.get("/api/v1/checkpoint?suite=sm3").text()))
                    .isTrue();
            String proof = nobody.get("/api/v1/proofs/3?suite=sm3").text();
            assertThat(isMet(Suite.SM3, proof.substring(proof.indexOf("\n\n") + 2))).isTrue();
            JsonNode standing = nobody.get("/api/v1/status").json().path("witnesses");
            assertThat(standing.size()).isEqualTo(2);
            assertThat(standing.path(0).path("behind").asLong(-1)).isZero();
            assertThat(standing.path(0).path("signedSize").asLong()).isEqualTo(size);

            List<String> trust =
                    List.of(
                            "--keys",
                            data.resolve("vkeys.txt").toString(),
                            "--policy",
                            data.resolve("policy").toString());
            Run overHttp = verify(trust, base + "/log");
            assertThat(overHttp.status()).as(overHttp.output()).isZero();
            Run database =
                    verify(
                            trust,
                            "--database",
                            ledger.runtime().databases().url(),
                            "--user",
                            "postgres");
            assertThat(database.status()).as(database.output()).isZero();

            try (VerifierProgram.Witness stranger = new VerifierProgram.Witness(data, "s")) {
                Path wanted =
                        Files.writeString(
                                data.resolve("wanted"),
                                stranger.policyLines()
                                        + "group both all "
                                        + stranger.policyNames()
                                        + "\nquorum both\n");
                Run unsigned =
                        verify(
                                List.of("--keys", data.resolve("vkeys.txt").toString()),
                                "--policy",
                                wanted.toString(),
                                "--database",
                                ledger.runtime().databases().url(),
                                "--user",
                                "postgres");
                assertThat(unsigned.status()).isEqualTo(1);
                assertThat(unsigned.output())
                        .contains("quorum-missing", "no witness of the policy");
            }
        }
    }

    private static Run verify(List<String> trust, String... more) {
        return VerifierProgram.run(
                Stream.of(List.of("verify"), trust, List.of(more))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    @Test
    void aWitnessThatIsAwayHoldsUpNobodyAndIsCaughtUpWithWhenItIsBack() throws IOException {
        try (LedgerApplication ledger = LedgerApplication.start(settings)) {
            awaitSigned(ledger.runtime());
            witness.close();

            submit(ledger, "away-1");
            await().atMost(PATIENCE)
                    .until(() ->
                            ledger.runtime().witnesses().standings().stream()
                                    .allMatch(one -> one.trouble().isPresent()));
            submit(ledger, "away-2");
            WitnessStanding standing = ledger.runtime().witnesses().standings().getFirst();
            assertThat(standing.behind()).isPositive();
            assertThat(standing.trouble().orElseThrow()).contains("does not answer");

            witness.start(data.resolve("vkeys.txt"));
            awaitSigned(ledger.runtime());
        }
    }

    @Test
    void theCheckpointOfItsEndIsSignedToo() {
        long size;
        try (LedgerApplication ledger = LedgerApplication.start(settings)) {
            submit(ledger, "end-1");
            size = ledger.runtime().queries().size();
        }
        try (LedgerRuntime runtime = LedgerRuntime.open(settings)) {
            String note = runtime.queries().checkpoint(Suite.SM3, size).orElseThrow();
            assertThat(isMet(Suite.SM3, note)).isTrue();
        }
    }

    @Test
    void withoutItsQuorumItDoesNotWriteUnlessAnOperatorSaysSo() throws IOException {
        long size;
        try (LedgerRuntime runtime = LedgerRuntime.open(settings)) {
            size = awaitSigned(runtime);
        }
        witness.close();

        try (LedgerRuntime runtime = LedgerRuntime.open(settings)) {
            assertThat(runtime.ledger().engine().state())
                    .isInstanceOfSatisfying(
                            WriterState.Stopped.class,
                            stopped ->
                                    assertThat(stopped.reason())
                                            .contains("w-sha256, w-sm3", "--unwitnessed"));
            assertThat(runtime.queries().size()).isEqualTo(size);
            // It needs no second start when the witness comes back.
            witness.start(data.resolve("vkeys.txt"));
            await().atMost(PATIENCE)
                    .until(() -> runtime.ledger().engine().state() instanceof WriterState.Active);
            witness.close();
        }
        StartSettings.Witnessing override = StartSettings.Witnessing.usual().unwitnessed(true);
        try (LedgerRuntime runtime = LedgerRuntime.open(settings.watchedBy(override))) {
            StoredEntry first = runtime.queries().entry(size).orElseThrow();
            assertThat(first.type()).isEqualTo("log.StartedUnwitnessed");
            assertThat(Entry.parse(first.bytes().toBytes()).data().toString())
                    .isEqualTo("{\"missing\":[\"w-sha256\",\"w-sm3\"]}");
        }
    }

    /// The drill of `docs/operations.md`, "Restored from an old backup".
    @Test
    void anOldBackupOpensReadOnlyAndTheNewestCopyOpensAgain() throws IOException {
        try (LedgerRuntime runtime = LedgerRuntime.open(settings)) {
            awaitSigned(runtime);
        }
        Path backup = data.resolveSibling(data.getFileName() + "-backup");
        FileSystemUtils.copyRecursively(data.resolve("postgres"), backup);
        // PostgreSQL refuses a directory that others can read.
        Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("rwx------"));
        long size;
        try (LedgerApplication ledger = LedgerApplication.start(settings)) {
            submit(ledger, "lost-1");
            size = awaitSigned(ledger.runtime());
        }
        Path newest = data.resolveSibling(data.getFileName() + "-newest");
        Files.move(data.resolve("postgres"), newest);
        Files.move(backup, data.resolve("postgres"));
        // The directory outside went down with the machine: only the witness remembers.
        FileSystemUtils.deleteRecursively(data.resolve("checkpoints"));

        try (LedgerApplication ledger = LedgerApplication.start(settings)) {
            assertThat(ledger.runtime().ledger().engine().state())
                    .isInstanceOfSatisfying(
                            WriterState.ReadOnly.class,
                            readOnly ->
                                    assertThat(readOnly.reason())
                                            .contains("the witness w-sha256")
                                            .contains("has size " + size)
                                            .contains("Restore the missing entries"));
        }

        FileSystemUtils.deleteRecursively(data.resolve("postgres"));
        Files.move(newest, data.resolve("postgres"));
        try (LedgerApplication ledger = LedgerApplication.start(settings)) {
            submit(ledger, "found-1");
            assertThat(awaitSigned(ledger.runtime())).isEqualTo(size + 1);
        }
    }
}
