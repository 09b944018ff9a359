package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.verifier.fixture.MadeUpEntry.leftOut;
import static org.mingzhang.verifier.fixture.MadeUpEntry.lie;
import static org.mingzhang.verifier.fixture.MadeUpEntry.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.fixture.HonestSpending;
import org.mingzhang.verifier.fixture.MadeUpEntry;
import org.mingzhang.verifier.fixture.MadeUpEntry.Lie;

/// The codes of a province, which come in two pieces and of which one is retired, bind a city that
/// has none.
class CodeReplayTest {
    private static final String YEAR = "440000000/2026";

    @TempDir Path folder;

    private static MadeUpEntry codes(String type, int version, String person, String member) {
        return MadeUpEntry.of(
                person, "codes." + type, "year", YEAR, "version", version, member, person);
    }

    private static MadeUpEntry piece(int piece) {
        return codes("CodeSetProposed", 1, "u-1", "proposer")
                .with("kind", "economic")
                .with("piece", piece)
                .with("pieces", 2)
                .with("codes", piece == 1 ? "[{\"code\":\"30201\"}]" : "[{\"code\":\"30211\"}]");
    }

    /// Another set, which keeps the codes of the one before.
    private static MadeUpEntry next() {
        return codes("CodeSetProposed", 3, "u-1", "proposer")
                .with("kind", "economic")
                .with("piece", 1)
                .with("pieces", 1)
                .with("codes", "[{\"code\":\"30201\"},{\"code\":\"30211\"},{\"code\":\"30299\"}]");
    }

    private static final int SECOND = 1;
    private static final int PUBLISHED = 2;
    private static final int APPROVED = 3;
    private static final int ENDING = 4;
    private static final int ENDED = 5;
    private static final int APPROVED_THEN = 6;
    private static final int NEXT = 7;
    private static final int NEXT_PUBLISHED = 8;
    private static final int APPROVED_LAST = 9;

    private static List<MadeUpEntry> honest() {
        return new ArrayList<>(
                List.of(
                        piece(1),
                        piece(2),
                        codes("CodeSetPublished", 1, "u-2", "confirmer").with("kind", "economic"),
                        HonestSpending.line("L1").with("codeSets", YEAR + "/1"),
                        codes("CodeRetirementProposed", 2, "u-1", "proposer")
                                .with("kind", "economic")
                                .with("code", "30211"),
                        codes("CodeRetired", 2, "u-2", "confirmer")
                                .with("kind", "economic")
                                .with("code", "30211"),
                        HonestSpending.line("L2").with("codeSets", YEAR + "/2"),
                        next(),
                        codes("CodeSetPublished", 3, "u-2", "confirmer").with("kind", "economic"),
                        HonestSpending.line("L3").with("codeSets", YEAR + "/3")));
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest(), folder, Optional.empty())).isEmpty();
    }

    @Test
    void aLineOfAUnitThatIsInNoSetIsFound() {
        List<MadeUpEntry> log =
                List.of(
                        codes("CodeSetProposed", 1, "u-1", "proposer")
                                .with("kind", "unit")
                                .with("piece", 1)
                                .with("pieces", 1)
                                .with("codes", "[{\"code\":\"no-unit\"}]"),
                        codes("CodeSetPublished", 1, "u-2", "confirmer").with("kind", "unit"),
                        HonestSpending.line("L1").with("codeSets", YEAR + "/1"));

        assertThat(replay(log, folder, Optional.empty())).startsWith("2 code-unknown: unit");
    }

    static Stream<Lie> lies() {
        return Stream.of(
                lie(
                        "the codes skip a number",
                        0,
                        "code-set-not-next",
                        entry -> entry.with("version", 2)),
                lie(
                        "a piece comes twice",
                        SECOND,
                        "code-set-not-next",
                        entry -> entry.with("piece", 3)),
                leftOut("a piece is missing", SECOND, PUBLISHED, "code-set-not-proposed"),
                lie(
                        "who proposed the codes publishes them",
                        PUBLISHED,
                        "same-person-twice",
                        entry -> entry.by("confirmer", "u-1")),
                leftOut("nobody published the codes", PUBLISHED, APPROVED, "rule-version-in-force"),
                lie(
                        "an approval names no codes",
                        APPROVED,
                        "rule-version-in-force",
                        entry -> entry.without("codeSets")),
                lie(
                        "a line has a code that is in no set",
                        APPROVED,
                        "code-unknown",
                        entry -> entry.with("economic", "30299")),
                lie(
                        "what is in no set is retired",
                        ENDING,
                        "code-unknown",
                        entry -> entry.with("code", "30299")),
                lie(
                        "codes of a kind without a set are retired",
                        ENDING,
                        "code-unknown",
                        entry -> entry.with("kind", "function")),
                lie(
                        "another code is retired than was asked for",
                        ENDED,
                        "code-set-not-proposed",
                        entry -> entry.with("code", "30201")),
                lie(
                        "a line has a code that was retired",
                        APPROVED_THEN,
                        "code-is-retired",
                        entry -> entry.with("economic", "30211")),
                lie(
                        "a set leaves a code out",
                        NEXT,
                        entry -> entry.replaced("codes", "{\"code\":\"30211\"},", ""),
                        NEXT_PUBLISHED,
                        "code-left-out"),
                lie(
                        "a set names a code twice",
                        NEXT,
                        "code-twice",
                        entry -> entry.replaced("codes", "30299", "30211")),
                lie(
                        "a later set brings a retired code back",
                        APPROVED_LAST,
                        "code-is-retired",
                        entry -> entry.with("economic", "30211")),
                lie(
                        "a piece is of another kind",
                        SECOND,
                        "code-set-not-next",
                        entry -> entry.with("kind", "function")),
                lie(
                        "a piece is another person's",
                        SECOND,
                        "code-set-not-next",
                        entry -> entry.by("proposer", "u-3")),
                leftOut("nobody asked to retire the code", ENDING, ENDED, "code-set-not-proposed"),
                lie(
                        "an approval names the codes before the last",
                        APPROVED_THEN,
                        "rule-version-in-force",
                        entry -> entry.with("codeSets", YEAR + "/1")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(honest(), folder)).startsWith(lie.found());
    }
}
