package org.mingzhang.projections.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.NaiveBooks;
import org.mingzhang.projections.testing.RandomHistory;
import org.mingzhang.projections.testing.ReadSideFixture;

/// What is added up in memory is what the database adds up, however the log has grown since.
final class CubeTest {

    private static final List<List<Grouping>> GROUPINGS =
            List.of(
                    List.of(),
                    List.of(Grouping.by(Dimension.LINE)),
                    List.of(Grouping.by(Dimension.YEAR), Grouping.by(Dimension.MONTH)),
                    List.of(Grouping.by(Dimension.DIVISION, 4), Grouping.by(Dimension.QUARTER)),
                    List.of(Grouping.by(Dimension.UNIT), Grouping.by(Dimension.FUNCTION, 3)),
                    List.of(
                            Grouping.by(Dimension.ECONOMIC, 3),
                            Grouping.by(Dimension.FUND),
                            Grouping.by(Dimension.PROJECT),
                            Grouping.by(Dimension.POOL)),
                    List.of(Grouping.by(Dimension.EXPENDITURE)));

    private static void agrees(ReadSide readSide, Cut cut, List<String> lines) {
        ExecutionQueries queries = readSide.execution();
        LineFilter oneLine = LineFilter.ofLine(lines.getFirst());
        LineFilter oneUnit = LineFilter.ofYear(Facts.YEAR).unit("21").text("label");
        for (LineFilter filter :
                List.of(LineFilter.ALL, oneLine, oneUnit, LineFilter.ofYear(1999))) {
            for (List<Grouping> groupings : GROUPINGS) {
                assertThat(queries.execution(cut, filter, groupings))
                        .as("%s of %s at %s", groupings, filter, cut.asOf())
                        .isEqualTo(queries.bySql(cut, filter, groupings));
            }
        }
    }

    /// Page after page in every order, the lines are those of the whole, each once.
    private static void ranks(ReadSide readSide, Cut cut) {
        ExecutionQueries queries = readSide.execution();
        List<ExecutionRow> all =
                queries.bySql(cut, LineFilter.ALL, List.of(Grouping.by(Dimension.LINE)));
        for (LineRanking.By by : LineRanking.By.values()) {
            LineRanking ranking = new LineRanking(by, true);
            List<ExecutionRow> ranked = new ArrayList<>();
            List<ExecutionRow> page;
            do {
                Optional<String> after =
                        ranked.isEmpty()
                                ? Optional.empty()
                                : Optional.of(ranked.getLast().keys().getFirst());
                page = queries.ranked(cut, LineFilter.ALL, ranking, after, 7);
                ranked.addAll(page);
            } while (page.size() == 7);
            assertThat(ranked)
                    .as("by %s at %s", by, cut.asOf())
                    .containsExactlyInAnyOrderElementsOf(all)
                    .isSortedAccordingTo(Comparator.comparing(LineSums::of, ranking.order()));
        }
    }

    private static List<ExecutionRow> byMonth(ReadSide readSide, Cut cut) {
        return readSide.execution()
                .execution(
                        cut,
                        LineFilter.ALL,
                        List.of(Grouping.by(Dimension.LINE), Grouping.by(Dimension.MONTH)));
    }

    @Test
    void whatIsAddedUpInMemoryIsWhatTheDatabaseAddsUp() {
        SplittableRandom random = new SplittableRandom(5);
        ReadSideFixture fixture = ReadSideFixture.create(CubeTest.class);
        RandomHistory history = new RandomHistory(random);
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            for (int step = 0; step < 6; step++) {
                fixture.log().append(history.next(1 + random.nextInt(240)));
                List<String> lines = history.lines().stream().map(Facts.Line::name).toList();
                Cut now = fixture.now(readSide);
                agrees(readSide, now, lines);
                ranks(readSide, now);
                agrees(readSide, fixture.cut(readSide, AsOf.NOW.until(Facts.day(2, 28))), lines);
                agrees(
                        readSide,
                        fixture.cut(
                                readSide,
                                AsOf.position(Math.max(0, now.size() - 1 - random.nextInt(200)))),
                        lines);
            }
            assertThat(fixture.log().size()).isGreaterThan(256);

            NaiveBooks books = new NaiveBooks(fixture.log().entries());
            List<ExecutionRow> open = byMonth(readSide, fixture.now(readSide));
            history.lines()
                    .forEach(line ->
                            fixture.log()
                                    .append(
                                            List.of(
                                                    line.closed(
                                                            Facts.day(3, 20),
                                                            books.standing(line.name())))));
            List<String> lines = history.lines().stream().map(Facts.Line::name).toList();
            agrees(readSide, fixture.now(readSide), lines);
            agrees(readSide, fixture.cut(readSide, AsOf.NOW.until(Facts.day(3, 25))), lines);
            assertThat(byMonth(readSide, fixture.now(readSide))).isEqualTo(open);
        }
    }
}
