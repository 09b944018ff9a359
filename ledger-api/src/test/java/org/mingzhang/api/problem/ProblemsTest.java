package org.mingzhang.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
                    new Fault.BadParameter("limit", "0", new Expected.Whole(1, 500)),
                    new Fault.Unauthenticated(false),
                    new Fault.Unauthenticated(true),
                    new Fault.Forbidden(),
                    new Fault.OutsideScope("4401", "440300000"),
                    new Fault.OutsideUnits("219", "220001"),
                    new Fault.NoSightOfMoney("admin"),
                    new Fault.CommitmentUnknown("ab".repeat(32)),
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
                    new Fault.TooLarge("line-of-stream", 65_536),
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

    /// One of each kind that has something to fill in.
    private static final List<Expected> EXPECTED =
            List.of(
                    new Expected.Whole(1, 65_536),
                    new Expected.PositionUpTo(9),
                    new Expected.SizeAbove(9),
                    new Expected.Characters(1, 500),
                    new Expected.AtMostTimes(20),
                    new Expected.PaymentsUpTo(500),
                    new Expected.EntriesUpTo(10_000),
                    Expected.OneOf.of("csv", "dmn"),
                    Expected.OtherName.of(Set.of("year", "at")),
                    new Expected.Some(2, List.of("budget", "paid")),
                    new Expected.SortedBy(List.of("code", "paid")),
                    new Expected.MeasureOf(List.of("paid"), List.of("unit", "year")),
                    new Expected.Matching("[a-z]{1,9}"),
                    new Expected.Rule("missing-member"),
                    new Expected.RoleBeside("auditor"),
                    new Expected.MappingIn("CNY"),
                    new Expected.Folder(List.of("2026-06", "2026-07")),
                    new Expected.Usable("a.yaml line 3, steps: is not known"),
                    new Expected.HeaderOf(List.of("payment", "voucher")),
                    new Expected.Cells(3, 4, 5),
                    new Expected.RowsUpTo(500),
                    new Expected.DocumentUpTo(1_048_576),
                    new Expected.Csv(3),
                    new Expected.Xml(3));

    /// Two words of English beside each other: more than a code or a name.
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}( [A-Za-z]{2,})+");

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
    void theListHoldsEachKindOfWhatIsExpected() {
        Set<Class<?>> covered = new HashSet<>(Set.of(Expected.Form.class));
        EXPECTED.forEach(expected -> covered.add(expected.getClass()));

        assertThat(covered).containsExactlyInAnyOrder(Expected.class.getPermittedSubclasses());
    }

    @Test
    void whatIsExpectedIsSaidInTheLanguageOfTheAnswer() {
        Stream.concat(EXPECTED.stream(), Stream.of(Expected.Form.values()))
                .forEach(expected -> {
                    Fault fault = new Fault.BadParameter("name", "value", expected);
                    Problem english = mapper.problem(fault, Locale.ENGLISH);
                    String inEnglish = expectedOf(english);
                    String inChinese = expectedOf(mapper.problem(fault, Locale.CHINESE));

                    assertThat(inEnglish).doesNotContainPattern("\\p{IsHan}|\\{[0-9]\\}");
                    assertThat(english.detail()).contains(inEnglish);
                    assertThat(inChinese)
                            .doesNotContainPattern(ENGLISH)
                            .doesNotContainPattern("\\{[0-9]\\}")
                            .containsPattern("\\p{IsHan}|^JSON$");
                });
    }

    private static String expectedOf(Problem problem) {
        return String.valueOf(problem.members().get("expected"));
    }

    @Test
    void whatTheMachineSaysStandsBesideTheSentence() {
        Problem problem =
                mapper.problem(
                        new Fault.BadParameter("mapping", "m", new Expected.Usable("not YAML")),
                        Locale.CHINESE);

        assertThat(problem.members()).containsEntry("reason", "not YAML");
    }

    @Test
    void noEnglishSentenceStandsInAChineseOne() {
        for (Fault fault : FAULTS) {
            Problem problem = mapper.problem(fault, Locale.CHINESE);

            assertThat(problem.title() + "\n" + problem.detail()).doesNotContainPattern(ENGLISH);
        }
    }

    /// A kind without a word would be a fault of ours where somebody made a mistake.
    @Test
    void everyKindThatIsNamedInTheProgramHasAWord() throws IOException {
        Pattern kinds =
                Pattern.compile("(?:NotFound|AlreadyThere|TooMany|TooLarge)\\(\\s*\"([a-z-]+)\"");
        ProblemTexts texts = new ProblemTexts();
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<String> named =
                    sources.filter(Files::isRegularFile)
                            .flatMap(file -> kinds.matcher(read(file)).results())
                            .map(kind -> kind.group(1))
                            .distinct()
                            .toList();
            assertThat(named).contains("table", "upload").hasSizeGreaterThan(20);
            for (String kind : named) {
                assertThat(texts.text("kind." + kind, Locale.CHINESE))
                        .containsPattern("\\p{IsHan}");
                assertThat(texts.text("kind." + kind, Locale.ENGLISH)).isNotBlank();
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        assertThat(
                        mapper.problem(new Fault.TooLarge("line-of-stream", 65_536), Locale.ENGLISH)
                                .detail())
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
