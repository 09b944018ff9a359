package org.mingzhang.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.RandomHistory;
import org.mingzhang.projections.testing.ReadSideFixture;

/// A rebuild beside the live rows, and what becomes of them.
final class RebuildTest {

    private final ReadSideFixture fixture = ReadSideFixture.create(getClass());
    private final RandomHistory history = new RandomHistory(new SplittableRandom(3));

    @Test
    void givesTheSameRowsWhileTheLogGrowsAndTheLiveOnesFollow() throws InterruptedException {
        fixture.log().append(history.next(400));
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            String before = fixture.now(readSide).schema();
            List<Long> sizes = new ArrayList<>();
            readSide.rebuild()
                    .run((size, total, _) -> {
                        assertThat(size).isLessThanOrEqualTo(total);
                        sizes.add(size);
                        if (sizes.size() == 2) {
                            fixture.log().append(history.next(100));
                        }
                    });
            assertThat(sizes).isSorted().hasSizeGreaterThan(2);
            assertThat(fixture.now(readSide).schema()).isNotEqualTo(before);

            fixture.log().append(history.next(50));
            fixture.now(readSide);
            StateDigest live = readSide.digest(OptionalLong.empty());
            assertThat(live.size()).isEqualTo(550);
            readSide.rebuild().run((_, _, _) -> {});
            assertThat(readSide.digest(OptionalLong.empty())).isEqualTo(live);
        }
    }

    @Test
    void neverShowsLessThanBeforeTheSwitch() throws InterruptedException {
        fixture.log().append(history.next(200));
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            fixture.now(readSide);
            Rebuild.Outcome outcome = readSide.rebuild().run((_, _, _) -> {});
            assertThat(outcome.size()).isEqualTo(200);
            assertThat(fixture.now(readSide).size()).isEqualTo(200);
        }
    }

    @Test
    void leavesOutWhatItDoesNotKnowAndSaysHowMuch() {
        fixture.log()
                .append(Facts.unknown(), Facts.Line.of("L").approved("5.00", Facts.day(1, 2)))
                .append(Facts.unknown());
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            assertThat(fixture.now(readSide).skipped()).isEqualTo(2);
            assertThat(readSide.lines().line(fixture.now(readSide), "L")).isPresent();
        }
    }

    @Test
    void dropsWhatADeadRebuildLeft() throws SQLException, InterruptedException {
        fixture.log().append(history.next(20));
        Generation dead;
        try (Connection connection = fixture.database().projector().getConnection()) {
            connection.setAutoCommit(false);
            dead = new Generations(ReadSide.MODELS, "ledger_reader").createBuilding(connection, 1);
            connection.commit();
        }
        try (ReadSide readSide = fixture.readSide()) {
            readSide.rebuild().run((_, _, _) -> {});
            assertThat(
                            fixture.database()
                                    .queryLong(
                                            "select count(*) from pg_namespace where nspname = '"
                                                    + dead.schema()
                                                    + "'"))
                    .isZero();
        }
    }

    /// The second one drops what the first one retired, which is where the last question looked.
    @Test
    void isAskedAsBeforeOnceWhatWasAskedLastIsGone() throws InterruptedException {
        fixture.log().append(history.next(20));
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            String asked = fixture.now(readSide).schema();
            readSide.rebuild().run((_, _, _) -> {});
            readSide.rebuild().run((_, _, _) -> {});
            assertThat(
                            fixture.database()
                                    .queryLong(
                                            "select count(*) from pg_namespace where nspname = '"
                                                    + asked
                                                    + "'"))
                    .isZero();

            assertThat(fixture.now(readSide).schema()).isNotEqualTo(asked);
        }
    }

    /// An open snapshot holds the index up at its end; an operator gives it up.
    @Test
    void leavesNoIndexBehindThatWasMadeInPart() throws Exception {
        fixture.log().append(history.next(20));
        try (Connection other = fixture.database().owner().getConnection();
                Statement snapshot = other.createStatement();
                ReadSide readSide = fixture.readSide()) {
            readSide.start();
            fixture.now(readSide);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            other.setAutoCommit(false);
            snapshot.execute("select 1 from pg_database limit 1");
            CompletableFuture<Rebuild.Outcome> rebuild =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            return readSide.rebuild().run((_, _, _) -> {});
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            await().until(() ->
                    fixture.database()
                                    .queryLong(
                                            """
                                            select count(pg_cancel_backend(pid)) from pg_stat_activity
                                             where query like 'create index concurrently%'
                                               and wait_event_type = 'Lock'\
                                            """)
                            > 0);

            assertThat(rebuild.get(1, TimeUnit.MINUTES).size()).isEqualTo(20);
            assertThat(
                            fixture.database()
                                    .queryLong(
                                            "select count(*) from pg_index where not indisvalid"))
                    .isZero();
            assertThat(fixture.now(readSide).size()).isEqualTo(20);
        }
    }

    @Test
    void isRefusedWhileAnotherOneRuns() throws SQLException {
        try (Connection other = fixture.database().projector().getConnection();
                ReadSide readSide = fixture.readSide()) {
            assertThat(Generations.tryLock(other, -1)).isTrue();
            assertThatThrownBy(() -> readSide.rebuild().run((_, _, _) -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("log 1 is being rebuilt already");
        }
    }

    @Test
    void isAskedForWhenTheLiveRowsHaveAnotherShape() throws InterruptedException {
        fixture.log().append(history.next(20));
        try (ReadSide first = fixture.readSide()) {
            first.start();
            fixture.now(first);
        }
        fixture.database().execute("update read_control.generation set shape = 'older'");
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            await().until(() -> readSide.runner().state() instanceof RunnerState.RebuildNeeded);
            readSide.rebuild().run((_, _, _) -> {});
            await().until(() -> readSide.runner().state() instanceof RunnerState.Following);
        }
    }

    @Test
    void standsByWhileAnotherRunnerWritesAndTakesOverWhenItIsGone() {
        fixture.log().append(history.next(20));
        ReadSide first = fixture.readSide();
        try (ReadSide second = fixture.readSide()) {
            first.start();
            await().until(() -> first.runner().state() instanceof RunnerState.Following);
            second.start();
            await().until(() -> second.runner().state() instanceof RunnerState.StandingBy);
            first.close();
            fixture.log().append(history.next(20));
            assertThat(fixture.now(second).size()).isEqualTo(40);
        }
    }

    @Test
    void goesOnAfterItsSessionsWereKilled() {
        fixture.log().append(history.next(20));
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            fixture.now(readSide);
            fixture.database()
                    .queryTexts(
                            """
                            select pg_terminate_backend(pid)::text from pg_stat_activity
                             where usename = 'ledger_projector' and datname = current_database()\
                            """);
            fixture.log().append(history.next(20));
            assertThat(fixture.now(readSide).size()).isEqualTo(40);
        }
    }

    @Test
    void haltsInFrontOfAnEntryThatCannotBeFolded() {
        fixture.log()
                .append(Facts.Line.of("L").approved("5.00", Facts.day(1, 2)))
                .append(Facts.Line.of("L").payment("PAY-1", "1.00").settled(Facts.day(1, 3)));
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            await().until(() -> readSide.runner().state() instanceof RunnerState.Halted);
            assertThat(readSide.runner().state())
                    .isEqualTo(
                            new RunnerState.Halted(
                                    "entry 1 is a step of payment PAY-1, which no entry before it"
                                            + " began"));
        }
    }

    @Test
    void isMadeByARoleThatOnlyWritesReadTables() throws SQLException {
        fixture.log().append(history.next(1));
        try (ReadSide readSide = fixture.readSide()) {
            readSide.start();
            String schema = fixture.now(readSide).schema();
            assertRefused(
                    fixture.database().reader().getConnection(), "delete from " + schema + ".line");
            assertRefused(
                    fixture.database().reader().getConnection(),
                    "update read_control.generation set state = 'live'");
            assertRefused(
                    fixture.database().projector().getConnection(),
                    "insert into ledger.log (id, origin) values (9, 'x')");
        }
    }

    private static void assertRefused(Connection opened, String sql) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }
}
