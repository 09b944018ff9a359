package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.Province;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.LedgerTexts;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.payment.PaymentCommand;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import tools.jackson.databind.JsonNode;

/// A year of the demonstration in which every rule of public money is broken at least once, and the
/// attempt is on record.
class EveryRuleBitesIT {

    /// The rules that cannot bite while a demonstration is loaded, and the test that shows each.
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    // Where the grants of the log say who has which role, nobody is made up.
                    "role-not-granted",
                    "ledger-api/org/mingzhang/api/security/GrantsGovernTest",
                    // Days must pass: a round is escalated once its working days are over.
                    "opinion-escalated",
                    "ledger-core/org/mingzhang/ledger/jointreview/JointReviewTest",
                    "no-opinion-given",
                    "ledger-core/org/mingzhang/ledger/jointreview/JointReviewTest");

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}( [A-Za-z]{2,})+");
    private static final int PAGE = 5_000;

    /// The first refusal by each rule.
    private static final Map<String, JsonNode> BITTEN = new HashMap<>();

    @BeforeAll
    static void aProvinceIsLoaded() {
        LogReader entries = Province.ledger().runtime().queries();
        for (long from = 0; from < Province.size(); from += PAGE) {
            int page = (int) Math.min(PAGE, Province.size() - from);
            for (StoredEntry entry : entries.entries(from, page)) {
                if (entry.type().endsWith("Refused")) {
                    JsonNode data = Entry.parse(entry.bytes().toBytes()).data();
                    fact(data, "rule").ifPresent(rule -> BITTEN.putIfAbsent(rule, data));
                }
            }
        }
    }

    private static String code(Class<? extends Refusal> refusal) {
        return refusal.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void everyRuleBitesOnceInTheYear() {
        TreeSet<String> absent =
                LedgerTypes.catalogue().refusals().stream()
                        .map(EveryRuleBitesIT::code)
                        .filter(code -> !BITTEN.containsKey(code))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(absent).isEqualTo(new TreeSet<>(ELSEWHERE.keySet()));
    }

    @Test
    void whatCannotBiteHereIsShownByTheTestThatIsNamed() throws IOException {
        for (Map.Entry<String, String> one : ELSEWHERE.entrySet()) {
            List<String> path = List.of(one.getValue().split("/", 2));
            Path test = Path.of("..", path.getFirst(), "src/test/java", path.getLast() + ".java");

            assertThat(test).exists();
            String refusal =
                    Pattern.compile("(?:^|-)([a-z])")
                            .matcher(one.getKey())
                            .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
            assertThat(Files.readString(test)).containsAnyOf(one.getKey(), refusal);
        }
    }

    /// What is said of each in Chinese is Chinese: codes and names stand in it, no sentences.
    @Test
    void noEnglishStandsInWhatARefusalSaysInChinese() {
        LedgerTexts texts = new LedgerTexts();
        assertThat(BITTEN.entrySet())
                .allSatisfy(bite ->
                        assertThat(
                                        texts.refusalDetail(
                                                refusal(bite.getKey(), bite.getValue()),
                                                Locale.CHINESE))
                                .doesNotContainPattern(ENGLISH));
    }

    private static CommandRefused refusal(String rule, JsonNode data) {
        return new CommandRefused(
                new PaymentCommand.ReviewPayment("P", LocalDate.EPOCH, Optional.empty()),
                rule,
                fact(data, "ruleVersion"),
                fact(data, "limit"),
                fact(data, "value"),
                fact(data, "reference"));
    }

    private static Optional<String> fact(JsonNode data, String name) {
        return Optional.of(data.path(name).asString("")).filter(text -> !text.isEmpty());
    }
}
