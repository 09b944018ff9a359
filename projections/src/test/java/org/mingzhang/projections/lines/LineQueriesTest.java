package org.mingzhang.projections.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.projections.testing.Facts.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// Finding lines.
final class LineQueriesTest {

    private static final ReadSideFixture FIXTURE = ReadSideFixture.create(LineQueriesTest.class);
    private static final ReadSide READ_SIDE = FIXTURE.readSide();

    @BeforeAll
    static void happens() {
        FIXTURE.log()
                .append(
                        new Facts.Line("A-1", "2026/a", "219011", "2050204", "30201")
                                .approved("1.00", day(1, 1)),
                        new Facts.Line("A-2", "2026/a", "219012", "2050204", "31002")
                                .approved("0.00", day(2, 1)),
                        new Facts.Line("B-1", "2026/b", "220001", "2080101", "30201")
                                .approved("1.00", day(1, 1)));
        READ_SIDE.start();
    }

    @AfterAll
    static void close() {
        READ_SIDE.close();
    }

    private static List<String> names(AsOf asOf, LineFilter filter) {
        return READ_SIDE
                .lines()
                .lines(FIXTURE.cut(READ_SIDE, asOf), filter, Optional.empty(), 10)
                .stream()
                .map(LineView::line)
                .toList();
    }

    @Test
    void selectByTheBeginningOfACode() {
        assertThat(names(AsOf.NOW, LineFilter.ALL.unit("219"))).containsExactly("A-1", "A-2");
        assertThat(names(AsOf.NOW, LineFilter.ALL.unit("21901"))).containsExactly("A-1", "A-2");
        assertThat(names(AsOf.NOW, LineFilter.ALL.unit("220"))).containsExactly("B-1");
        assertThat(names(AsOf.NOW, LineFilter.ofYear(2025))).isEmpty();
    }

    @Test
    void findATextInAnyCase() {
        assertThat(names(AsOf.NOW, LineFilter.ALL.text("LABEL OF a-")))
                .containsExactly("A-1", "A-2");
        assertThat(names(AsOf.NOW, LineFilter.ALL.text("%"))).isEmpty();
    }

    @Test
    void areThereFromTheirEntryAndFromTheirDay() {
        assertThat(names(AsOf.position(0), LineFilter.ALL)).containsExactly("A-1");
        assertThat(names(AsOf.NOW.until(day(1, 31)), LineFilter.ALL)).containsExactly("A-1", "B-1");
        assertThat(READ_SIDE.lines().count(FIXTURE.now(READ_SIDE), LineFilter.ALL)).isEqualTo(3);
    }

    @Test
    void turnPagesByName() {
        assertThat(
                        READ_SIDE
                                .lines()
                                .lines(
                                        FIXTURE.now(READ_SIDE),
                                        LineFilter.ALL,
                                        Optional.of("A-1"),
                                        1))
                .extracting(LineView::line)
                .containsExactly("A-2");
    }

    @Test
    void turnPagesInAnyOrder() {
        LineOrder lastUnitFirst = new LineOrder(LineOrder.Key.UNIT, true);
        List<String> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < 3; page++) {
            LineView line =
                    READ_SIDE
                            .lines()
                            .lines(FIXTURE.now(READ_SIDE), LineFilter.ALL, lastUnitFirst, after, 1)
                            .getFirst();
            all.add(line.line());
            after = Optional.of(line.line());
        }

        assertThat(all).containsExactly("B-1", "A-2", "A-1");
        assertThat(
                        READ_SIDE
                                .lines()
                                .lines(
                                        FIXTURE.now(READ_SIDE),
                                        LineFilter.ALL,
                                        lastUnitFirst,
                                        after,
                                        1))
                .isEmpty();
    }
}
