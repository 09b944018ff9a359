package org.mingzhang.api.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.testing.VerifierProgram;
import org.mingzhang.api.testing.VerifierProgram.Run;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.ledger.crypto.Suite;
import tools.jackson.databind.json.JsonMapper;

/// A ledger that has answered a command of every type, the carry-over and the year's end among
/// them: the verifier as it is delivered understands every entry of it, replays the rules to the
/// end, and derives what the read tables show.
class EveryCommandVerifiedIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Path DATA = TestLedger.newDataDirectory();
    private static LedgerApplication ledger;

    @BeforeAll
    static void everyCommandIsSubmitted() {
        ledger = LedgerApplication.start(StartSettings.embedded(DATA));
        for (CommandExamples.Example example : CommandExamples.load(new JsonMapper()).inOrder()) {
            TestClient.of(ledger, example.person()).submit(example.command().toString());
        }
        LedgerRuntime runtime = ledger.runtime();
        runtime.tagIndexClerk().commit();
        long size = runtime.queries().size();
        await().atMost(PATIENCE)
                .until(() ->
                        runtime.queries().checkpoint(Suite.SM3, size).isPresent()
                                && runtime.readSide().runner().size() >= size);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Run verify(String... source) {
        List<String> arguments =
                new ArrayList<>(List.of("verify", "--keys", DATA.resolve("vkeys.txt").toString()));
        arguments.addAll(List.of(source));
        return VerifierProgram.run(arguments.toArray(String[]::new));
    }

    private static Run ofDatabase() {
        return verify("--database", ledger.runtime().databases().url(), "--user", "postgres");
    }

    @Test
    void theYearIsClosedAndCarriedOverInIt() {
        assertThat(ledger.runtime().queries().entries(0, 1_000).stream().map(entry -> entry.type()))
                .contains(
                        "carryover.FundsCarriedForward",
                        "carryover.CarryForwardOpened",
                        "budgetline.SurplusLapsed",
                        "budgetline.YearClosed");
    }

    @Test
    void theRulesAreReplayedOverTheWire() {
        Run run = verify("http://localhost:" + ledger.port() + "/log");

        assertThat(run.output()).contains("VERIFIED: positions 0 to ");
        assertThat(run.output())
                .containsPattern("ok +rule-broken")
                .containsPattern("ok +tag-mismatch");
        assertThat(run.status()).isZero();
    }

    @Test
    void theReadTablesAreWhatTheEntriesGive() {
        Run run = ofDatabase();

        assertThat(run.output()).containsPattern("ok +projection-mismatch");
        assertThat(run.output())
                .contains(
                        "line, payment, payment_step, execution_month, execution_period, refusal, "
                                + "contract_step, alert_step, role_holder")
                .doesNotContain("not there or may not be read");
        assertThat(run.status()).as(run.output()).isZero();
    }

    @Test
    void noEntryIsOfATypeThatTheVerifierDoesNotKnow() {
        assertThat(ofDatabase().output()).containsPattern("ok +not-evaluated");
    }
}
