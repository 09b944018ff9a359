package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.verifier.fixture.MadeUpEntry.added;
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
import org.mingzhang.verifier.fixture.MadeUpEntry;
import org.mingzhang.verifier.fixture.MadeUpEntry.Lie;

/// A table that two persons publish, and publish anew.
class TableReplayTest {
    @TempDir Path folder;

    private static MadeUpEntry proposed(int version) {
        return MadeUpEntry.of(
                "u-1",
                "ruletable.TableProposed",
                "table",
                "440100000/meals",
                "version",
                version,
                "validFrom",
                "2026-01-01",
                "proposer",
                "u-1",
                "rows",
                "[{\"cells\":[\"*\",\"100.00\"]}]");
    }

    private static MadeUpEntry confirmed(int version) {
        return MadeUpEntry.of(
                "u-2",
                "ruletable.TableConfirmed",
                "table",
                "440100000/meals",
                "version",
                version,
                "confirmer",
                "u-2");
    }

    private static final int CONFIRMED = 1;
    private static final int PROPOSED_AGAIN = 2;
    private static final int CONFIRMED_AGAIN = 3;

    private static List<MadeUpEntry> honest() {
        return new ArrayList<>(List.of(proposed(1), confirmed(1), proposed(2), confirmed(2)));
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest(), folder, Optional.empty())).isEmpty();
    }

    static Stream<Lie> lies() {
        return Stream.of(
                lie(
                        "a version is skipped",
                        PROPOSED_AGAIN,
                        "table-version-not-next",
                        entry -> entry.with("version", 3)),
                lie(
                        "a version is proposed again",
                        PROPOSED_AGAIN,
                        "table-version-not-next",
                        entry -> entry.with("version", 1)),
                leftOut("nobody proposed it", 0, CONFIRMED, "table-not-proposed"),
                lie(
                        "another version is confirmed than was proposed",
                        CONFIRMED_AGAIN,
                        "table-not-proposed",
                        entry -> entry.with("version", 1)),
                added("it is confirmed twice", PROPOSED_AGAIN, "table-not-proposed", confirmed(1)),
                lie(
                        "who proposed it confirms it",
                        CONFIRMED,
                        "same-person-twice",
                        entry -> entry.by("confirmer", "u-1")),
                lie(
                        "somebody else is said to have proposed it",
                        PROPOSED_AGAIN,
                        "actor-as-recorded",
                        entry -> entry.with("proposer", "u-3")),
                lie(
                        "somebody else is said to have confirmed it",
                        CONFIRMED,
                        "actor-as-recorded",
                        entry -> entry.with("confirmer", "u-3")),
                lie(
                        "it begins on no day",
                        0,
                        "member-present",
                        entry -> entry.with("validFrom", "2026-02-30")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(honest(), folder)).startsWith(lie.found());
    }
}
