package org.mingzhang.projections.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetProposed;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetPublished;
import org.mingzhang.ledger.codes.NamedCode;
import org.mingzhang.ledger.contract.ContractEvent.ContractSigned;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOpened;
import org.mingzhang.ledger.exception.ExceptionKind;
import org.mingzhang.ledger.identity.RoleEvent.RoleGranted;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewEscalated;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.RandomHistory;
import org.mingzhang.projections.testing.ReadSideFixture;
import org.postgresql.PGConnection;

/// One changed value anywhere changes the digest.
final class StateDigestTest {

    private static ReadSideFixture fixture;
    private static ReadSide readSide;
    private static String schema;

    @BeforeAll
    static void fold() {
        fixture = ReadSideFixture.create(StateDigestTest.class);
        fixture.log().append(new RandomHistory(new SplittableRandom(5)).next(294));
        fixture.log()
                .append(
                        exception(),
                        contract(),
                        escalation(),
                        role(),
                        codesProposed(),
                        codesPublished());
        readSide = fixture.readSide();
        readSide.start();
        schema = fixture.now(readSide).schema();
    }

    @AfterAll
    static void close() {
        readSide.close();
    }

    /// A step of a procedure with a value in every column.
    private static ExceptionOpened exception() {
        return new ExceptionOpened(
                "X-1",
                "L-1",
                ExceptionKind.EMERGENCY,
                Facts.day(3, 4),
                Facts.YEAR,
                Facts.DIVISION,
                "219",
                Money.parse("5.00"),
                "a flood",
                "person",
                List.of(),
                Instant.parse("2026-03-06T00:00:00Z"),
                Facts.day(3, 6),
                1);
    }

    private static ContractSigned contract() {
        return new ContractSigned(
                "K-1",
                Optional.empty(),
                "L-1",
                "2026/L-1",
                Facts.day(3, 4),
                Facts.YEAR,
                Facts.DIVISION,
                "219",
                "doc",
                Facts.ORGANISATION,
                new Disclosable.Disclosed("Chairs"),
                Money.parse("5.00"),
                Money.ZERO,
                List.of(),
                Optional.empty());
    }

    /// An alert with a value in every column.
    private static ReviewEscalated escalation() {
        return new ReviewEscalated(
                "R-1",
                Facts.day(3, 4),
                Facts.YEAR,
                Facts.DIVISION,
                "219",
                1,
                List.of("301"),
                Instant.parse("2026-03-06T00:00:00Z"));
    }

    private static RoleGranted role() {
        return new RoleGranted(
                "zhao.min",
                "g-1",
                "business-head",
                "301",
                Optional.of("4401"),
                Optional.of("301"),
                Facts.day(1, 1),
                Optional.of(Facts.day(12, 31)),
                Facts.day(1, 1),
                "it",
                "admin-1");
    }

    private static CodeSetProposed codesProposed() {
        return new CodeSetProposed(
                Facts.DIVISION + "/" + Facts.YEAR,
                1,
                CodeKind.UNIT,
                1,
                1,
                List.of(new NamedCode("219", "Schools")),
                Optional.of("en"),
                Facts.day(1, 1),
                Facts.YEAR,
                Facts.DIVISION,
                "finance",
                "doc",
                "proposer");
    }

    private static CodeSetPublished codesPublished() {
        return new CodeSetPublished(
                Facts.DIVISION + "/" + Facts.YEAR,
                1,
                CodeKind.UNIT,
                Facts.day(1, 1),
                Facts.YEAR,
                Facts.DIVISION,
                "finance",
                "publisher");
    }

    @TestFactory
    List<DynamicTest> seesAChangeInEveryColumnOfEveryTable() {
        return fixture
                .database()
                .queryTexts(
                        """
                        select table_name || '.' || column_name from information_schema.columns
                         where table_schema = '%s' and table_name <> 'token' order by 1\
                        """
                                .formatted(schema))
                .stream()
                .map(column -> DynamicTest.dynamicTest(column, () -> seesAChangeIn(column)))
                .toList();
    }

    private static void seesAChangeIn(String tableAndColumn) throws SQLException {
        String table = tableAndColumn.substring(0, tableAndColumn.indexOf('.'));
        String column = tableAndColumn.substring(tableAndColumn.indexOf('.') + 1);
        String changed =
                """
                update %1$s.%2$s set %3$s =
                  case pg_typeof(%3$s)::text
                    when 'text' then coalesce(%3$s::text, '') || 'x'
                    when 'integer[]' then array_append(%3$s::text::int[], 1)::text
                    when 'boolean' then (not %3$s::text::boolean)::text
                    when 'date' then (%3$s::text::date - 1)::text
                    when 'timestamp with time zone'
                      then (%3$s::text::timestamptz + interval '1 millisecond')::text
                    else (coalesce(%3$s::text::bigint, 0) - 1)::text end::%4$s
                 where ctid = (select min(ctid) from %1$s.%2$s where %5$s)\
                """
                        .formatted(
                                schema,
                                table,
                                column,
                                typeOf(table, column),
                                // A step that is not followed yet says so by any large number.
                                column.equals("until") ? "until < 300" : "true");
        try (Connection owner = fixture.database().owner().getConnection();
                Statement statement = owner.createStatement()) {
            Generation live = Generations.live(owner, 1).orElseThrow();
            StateDigest before = StateDigest.of(owner, live, ReadSide.MODELS, OptionalLong.empty());
            String backup =
                    "create temp table kept as select * from %s.%s".formatted(schema, table);
            statement.execute(backup);
            assertThat(statement.executeUpdate(changed)).isOne();
            StateDigest after = StateDigest.of(owner, live, ReadSide.MODELS, OptionalLong.empty());
            statement.execute("truncate %s.%s".formatted(schema, table));
            statement.execute("insert into %s.%s select * from kept".formatted(schema, table));
            assertThat(after.digest()).isNotEqualTo(before.digest());
            assertThat(after.tables().get(table)).isNotEqualTo(before.tables().get(table));
            assertThat(StateDigest.of(owner, live, ReadSide.MODELS, OptionalLong.empty()))
                    .isEqualTo(before);
        }
    }

    private static String typeOf(String table, String column) {
        return fixture.database()
                .queryTexts(
                        """
                        select format_type(atttypid, atttypmod) from pg_attribute
                         where attrelid = '%s.%s'::regclass and attname = '%s'\
                        """
                                .formatted(schema, table, column))
                .getFirst();
    }

    @Test
    void isWhatTheDocumentationSays() throws Exception {
        StateDigest digest = readSide.digest(OptionalLong.empty());
        StringBuilder whole = new StringBuilder();
        for (String table :
                fixture.database()
                        .queryTexts(
                                "select tablename from pg_tables where tablename <> 'token' and"
                                        + " schemaname = '"
                                        + schema
                                        + "' order by tablename collate \"C\"")) {
            String hash = hashByDocumentation(table);
            assertThat(digest.tables()).containsEntry(table, hash);
            whole.append(table).append(' ').append(hash).append('\n');
        }
        assertThat(digest.digest()).isEqualTo(sha256(whole.toString().getBytes(UTF_8)));
    }

    /// From `docs/read-models.md` and the catalogue of the database alone.
    private static String hashByDocumentation(String table) throws Exception {
        String columns =
                String.join(
                        ", ",
                        fixture.database()
                                .queryTexts(
                                        """
                                        select case column_name
                                          when 'recorded_at' then
                                            'to_char(recorded_at, ''YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'')'
                                          when 'due_at' then
                                            'to_char(due_at, ''YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'')'
                                          when 'until' then
                                            'case when until < 300 then until end'
                                          else column_name end
                                          from information_schema.columns
                                         where table_schema = '%s' and table_name = '%s'
                                         order by ordinal_position\
                                        """
                                                .formatted(schema, table)));
        String key =
                String.join(
                        ", ",
                        fixture.database()
                                .queryTexts(
                                        """
                                        select a.attname from pg_index i
                                          cross join unnest(i.indkey) with ordinality k (number, place)
                                          join pg_attribute a
                                            on a.attrelid = i.indrelid and a.attnum = k.number
                                         where i.indrelid = '%s.%s'::regclass and i.indisprimary
                                         order by k.place\
                                        """
                                                .formatted(schema, table)));
        try (Connection reader = fixture.database().reader().getConnection();
                Statement statement = reader.createStatement()) {
            statement.execute("set timezone to 'UTC'");
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            reader.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select %s from %s.%s where position < 300 order by %s) to stdout"
                                    .formatted(columns, schema, table, key),
                            rows);
            return sha256(rows.toByteArray());
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void seesAMissingRow() throws SQLException {
        try (Connection owner = fixture.database().owner().getConnection();
                Statement statement = owner.createStatement()) {
            StateDigest before = readSide.digest(OptionalLong.empty());
            statement.execute("create temp table kept as select * from " + schema + ".refusal");
            statement.execute(
                    "delete from %1$s.refusal where position = (select max(position) from %1$s.refusal)"
                            .formatted(schema));
            StateDigest after = readSide.digest(OptionalLong.empty());
            statement.execute("truncate " + schema + ".refusal");
            statement.execute("insert into " + schema + ".refusal select * from kept");
            assertThat(after).isNotEqualTo(before);
        }
    }

    @Test
    void refusesASizeThatTheRowsHaveNotReached() {
        assertThatThrownBy(() -> readSide.digest(OptionalLong.of(301)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size must be 0 to 300, what the rows have reached, not 301");
    }
}
