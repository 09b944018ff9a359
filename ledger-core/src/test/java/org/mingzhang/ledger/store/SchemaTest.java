package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.store.TestLog.append;
import static org.mingzhang.ledger.store.TestLog.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.log.entry.Opening;
import org.mingzhang.ledger.testing.TestDatabase;

/// What the database itself refuses, whoever asks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaTest {

    private static final List<String> APPEND_ONLY =
            List.of("log", "entry", "tag_filed", "receipt", "tile", "checkpoint");

    private final TestLog log = TestLog.create(SchemaTest.class);

    @BeforeAll
    void fill() {
        PostgresEventStorageEngine engine = log.engine();
        StubProcessingContext context = new StubProcessingContext();
        context.putResource(
                PostgresEventStorageEngine.OPENINGS,
                List.of(new Opening(Hash32.ZERO, Hash32.ZERO, "\"name\"")));
        append(engine, AppendCondition.none(), context, List.of(event("1", TestLog.tag("line"))))
                .join();
        Awaitility.await()
                .until(() -> log.database().queryLong("select size from ledger.tag_reach") == 1);
        log.database()
                .execute(
                        "insert into ledger.tile values (1, 'sha256', 0, 0,"
                                + " decode(repeat('00', 8192), 'hex'));"
                                + "insert into ledger.checkpoint values (1, 'sha256', 1,"
                                + " sha256(''), 'note', now())");
    }

    @AfterAll
    void close() {
        log.close();
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Stream<String> appendOnly() {
        return APPEND_ONLY.stream();
    }

    @ParameterizedTest
    @MethodSource("appendOnly")
    void refusesEveryChangeByTheOwnerToo(String table) {
        String column = table.equals("log") ? "origin" : "log";
        long rows = log.database().queryLong("select count(*) from ledger." + table);
        assertThat(rows).isPositive();
        for (String change :
                List.of(
                        "update ledger." + table + " set " + column + " = " + column,
                        "delete from ledger." + table,
                        "truncate ledger." + table + " cascade",
                        // As a replica's apply process, which skips ordinary triggers.
                        "set session_replication_role = replica; delete from ledger." + table)) {
            assertThatThrownBy(() -> execute(log.database().owner(), change))
                    .as(change)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("is append-only");
        }
        assertThat(log.database().queryLong("select count(*) from ledger." + table))
                .isEqualTo(rows);
    }

    private void allowed(DataSource role, String sql) {
        try {
            execute(role, "begin; " + sql + "; rollback");
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private void denied(DataSource role, String sql) {
        assertThatThrownBy(() -> execute(role, "begin; " + sql + "; rollback"))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void letsTheWriterInsertAndSelectAndUpdateHeadAndOpeningsAlone() {
        DataSource writer = log.database().writer();
        for (String table : APPEND_ONLY) {
            allowed(writer, "select * from ledger." + table);
            denied(writer, "delete from ledger." + table);
            denied(writer, "truncate ledger." + table);
        }
        denied(writer, "update ledger.entry set type = type");
        allowed(writer, "insert into ledger.log values (2, 'other')");
        allowed(writer, "update ledger.head set term = term + 1");
        allowed(writer, "update ledger.opening set value = ''");
        denied(writer, "delete from ledger.head");
        denied(writer, "drop table ledger.entry");
        denied(writer, "alter table ledger.entry disable trigger append_only");
        denied(writer, "create table ledger.mine (x int)");
        denied(writer, "update ledger.schema_history set success = false");
    }

    @Test
    void letsProjectorAndReaderSelectAllButPersonalData() {
        for (DataSource role : List.of(log.database().projector(), log.database().reader())) {
            for (String table : APPEND_ONLY) {
                allowed(role, "select * from ledger." + table);
                denied(role, "insert into ledger." + table + " default values");
            }
            allowed(role, "select * from ledger.head");
            denied(role, "update ledger.head set term = 0");
            denied(role, "select * from ledger.opening");
        }
    }

    @Test
    void migratesTwiceWithoutChange() throws SQLException {
        TestDatabase database = log.database();
        long steps = database.queryLong("select count(*) from ledger.schema_history");

        new Migration(
                        database.owner(),
                        new RoleLogin("ledger_writer", "other"),
                        new RoleLogin("ledger_projector", "other"),
                        new RoleLogin("ledger_reader", "other"))
                .run();

        assertThat(database.queryLong("select count(*) from ledger.schema_history"))
                .isEqualTo(steps);
        allowed(database.writer(), "select 1");
    }

    @Test
    void refusesServerThatForgetsWhatItHasAcknowledged() {
        try (TestLog unsafe = TestLog.create("unsafe_server", log.ref().suites())) {
            unsafe.database()
                    .execute(
                            "do $$ begin execute format('alter role ledger_writer in database %I"
                                    + " set synchronous_commit = off', current_database()); end $$");
            PostgresEventStorageEngine engine =
                    unsafe.engine(
                            TestLog.options(),
                            unsafe.database().writer(),
                            TimeSource.system(),
                            TestLog.guards());

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> engine.state() instanceof WriterState.Stopped);

            assertThatThrownBy(engine::takeBasis)
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("synchronous_commit=off");
            TestLog.active(
                    unsafe.engine(
                            TestLog.options().withUnsafeServer(),
                            unsafe.database().writer(),
                            TimeSource.system(),
                            TestLog.guards()));
        }
    }

    @Test
    void refusesRoleNameThatNeedsQuoting() {
        assertThatThrownBy(() -> new RoleLogin("Writer; drop table x", "p"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new RoleLogin("writer", "secret").toString()).doesNotContain("secret");
    }
}
