package org.mingzhang.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.LedgerTexts;
import org.mingzhang.ledger.codec.shape.Violation;
import org.mingzhang.ledger.payment.PaymentCommand;

/// Each fault of the edge: its document, in both languages, and its place in the documentation.
class ProblemsTest {

    private static final CommandRefused REFUSAL =
            new CommandRefused(
                    new PaymentCommand.ReviewPayment("P", LocalDate.EPOCH, Optional.empty()),
                    "payment-unknown",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("P"),
                    Optional.empty());

    /// One of each kind; what a rule refused is tested over HTTP.
    private static final List<Fault> FAULTS =
            List.of(
                    new Fault.InvalidInput(
                            List.of(
                                    new Violation(
                                            "/id", "missing-member", Optional.empty(), List.of()))),
                    new Fault.IdReused("client", "id-1"),
                    new Fault.BadParameter("limit", "0", "1 to 500"),
                    new Fault.Unauthenticated(false),
                    new Fault.Unauthenticated(true),
                    new Fault.Forbidden(),
                    new Fault.OutsideScope("4401", "440300000"),
                    new Fault.OutsideUnits("219", "220001"),
                    new Fault.NoSightOfMoney("admin"),
                    new Fault.StepUpFailed(),
                    new Fault.TokenFailed("C_Login: CKR_PIN_LOCKED"),
                    new Fault.StepUpNeeded(),
                    new Fault.AlreadyThere("second-factor", "li"),
                    new Fault.NotFound("path", "/x"),
                    new Fault.NotFound("key", "a1"),
                    new Fault.NotFound("second-factor", "li"),
                    new Fault.NotFound("entry", "7"),
                    new Fault.NotFound("receipt", "a/b"),
                    new Fault.NotFound("command-type", "a.B"),
                    new Fault.NotFound("checkpoint", "sm3"),
                    new Fault.NotFound("log-file", "tile/0/999"),
                    new Fault.NotFound("tag-index", "newest"),
                    new Fault.PositionBeyondEnd(1_234, 1_000),
                    new Fault.BeforeLog("at", "1999-12-31", LocalDateTime.of(2026, 1, 1, 8, 0, 0)),
                    new Fault.AfterNow("at", "2999-12-31", LocalDateTime.of(2026, 6, 30, 14, 5, 9)),
                    new Fault.MethodNotAllowed("PUT", List.of("GET")),
                    new Fault.NotAcceptable(List.of("application/json")),
                    new Fault.UnsupportedMediaType("text/csv", List.of("application/json")),
                    new Fault.TooLarge("line", 65_536),
                    new Fault.TooManyRefusals(REFUSAL, 60),
                    new Fault.TooMany("stream", 256),
                    new Fault.TooMany("subscription", 100),
                    new Fault.SinkNotAllowed("http://10.0.0.1:80"),
                    new Fault.NotFound("subscription", "erp"),
                    new Fault.Unavailable(2),
                    new Fault.ReadOnly("the log is shorter than its checkpoint"),
                    new Fault.Standby("node-2", 2),
                    new Fault.PositionNotReached(9, 8, 1),
                    new Fault.PoisonCommand("t1-e1-p1"),
                    new Fault.Internal("0197c1d4"));

    private final ProblemMapper mapper = new ProblemMapper(new ProblemTexts(), new LedgerTexts());

    @Test
    void theListHoldsEachKindOfFault() {
        Set<Class<?>> covered = new HashSet<>(Set.of(Fault.Refused.class));
        FAULTS.forEach(fault -> covered.add(fault.getClass()));

        assertThat(covered).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
    }

    @Test
    void eachHasWordsInBothLanguages() {
        for (Fault fault : FAULTS) {
            Problem english = mapper.problem(fault, Locale.ENGLISH);
            Problem chinese = mapper.problem(fault, Locale.CHINESE);

            assertThat(english.title() + english.detail())
                    .doesNotContainPattern("\\p{IsHan}|\\{[0-9]");
            assertThat(chinese.title()).containsPattern("\\p{IsHan}");
            assertThat(chinese.detail()).containsPattern("\\p{IsHan}").doesNotContain("{0");
            assertThat(chinese.code()).isEqualTo(english.code());
            assertThat(english.status()).isBetween(400, 503);
        }
    }

    @Test
    void eachIsInTheDocumentation() throws IOException {
        String documentation = Files.readString(Path.of("..", "docs", "problems.md"));

        for (Fault fault : FAULTS) {
            Problem problem = mapper.problem(fault, Locale.ENGLISH);
            assertThat(documentation)
                    .contains("| `" + problem.code() + "` | " + problem.status() + " |");
        }
    }

    @Test
    void numbersAreWrittenWithoutGrouping() {
        assertThat(mapper.problem(new Fault.TooLarge("line", 65_536), Locale.ENGLISH).detail())
                .contains("65536");
    }

    @Test
    void theLanguageIsTheFirstThatWeSpeak() {
        assertThat(ProblemTexts.localeFor("zh-Hans-CN, en;q=0.5")).isEqualTo(Locale.CHINESE);
        assertThat(ProblemTexts.localeFor("fr, zh;q=0.5, en;q=0.7")).isEqualTo(Locale.ENGLISH);
        assertThat(ProblemTexts.localeFor("fr")).isEqualTo(Locale.ENGLISH);
        assertThat(ProblemTexts.localeFor("")).isEqualTo(Locale.ENGLISH);
        assertThat(ProblemTexts.localeFor(";;;=")).isEqualTo(Locale.ENGLISH);
    }
}
