package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.HonestYear;
import org.mingzhang.verifier.fixture.LedgerDatabase;
import org.mingzhang.verifier.fixture.ShownYear;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.source.DatabaseSource;

/// A database whose pages lie: the log is right, the read tables are not what it says.
class ProjectionTest {
    private static final List<String> ACCOUNTS =
            List.of(
                    "approved_budget",
                    "carried_in",
                    "transferred",
                    "unreleased",
                    "available",
                    "frozen",
                    "reserved",
                    "committed",
                    "pending_payment",
                    "expended",
                    "recalled",
                    "carried_forward");

    private static LedgerDatabase server;

    private String url = "";

    @BeforeAll
    static void start() {
        server = new LedgerDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static String columns(String prefix, String type) {
        return ACCOUNTS.stream()
                .map(name -> prefix + name + " bigint " + type)
                .collect(Collectors.joining(", "));
    }

    /// A row of both tables: what the honest year's line has after an entry, in minor units.
    private static String row(int fact, String balances, String moved) {
        int position = HonestYear.FIRST + fact;
        String common = ", %d, '2026-02-01'%s%s)".formatted(position, balances, moved);
        return "insert into read_1.line_movement values ('L1'"
                + common
                + "; insert into read_1.pool_movement values ('2026/line:L1'"
                + common
                + ";\n";
    }

    /// The accounts that the year uses: approved, unreleased, available, pending, expended.
    private static String five(String approved, String unreleased, String available, String rest) {
        return ", %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s"
                .formatted(
                        approved,
                        "null",
                        "null",
                        unreleased,
                        available,
                        "null",
                        "null",
                        "null",
                        rest,
                        "null",
                        "null");
    }

    @BeforeEach
    void readTables() throws Exception {
        url = server.of(HonestYear.write(ShownYear.facts()));
        int size = HonestYear.FIRST + HonestYear.honest().size();
        StringBuilder sql =
                new StringBuilder(
                        "create schema read_control; create schema read_1;"
                                + "create table read_control.generation (number int, log int, state text);"
                                + "insert into read_control.generation values (1, 1, 'live');"
                                + "create table read_1.token (model text, size bigint);"
                                + "insert into read_1.token values ('balances', "
                                + size
                                + ");");
        for (String holder : List.of("line", "pool")) {
            sql.append(
                    "create table read_1.%1$s_movement (%1$s text, position bigint, effective_date date, %2$s, %3$s);"
                            .formatted(holder, columns("", "not null"), columns("moved_", "")));
        }
        sql.append(
                row(
                        0,
                        balances(10000, 10000, 0, 0, 0),
                        five("10000", "10000", "null", "null, null")));
        sql.append(
                row(
                        1,
                        balances(10000, 0, 10000, 0, 0),
                        five("null", "-10000", "10000", "null, null")));
        sql.append(
                row(
                        3,
                        balances(10000, 0, 4000, 6000, 0),
                        five("null", "null", "-6000", "6000, null")));
        sql.append(
                row(
                        6,
                        balances(10000, 0, 4000, 0, 6000),
                        five("null", "null", "null", "-6000, 6000")));
        sql.append(
                row(
                        7,
                        balances(10000, 0, 5000, 0, 5000),
                        five("null", "null", "1000", "null, -1000")));
        LedgerDatabase.execute(url, sql + ShownYear.sql());
    }

    private static String balances(
            int approved, int unreleased, int available, int pending, int expended) {
        return ", %d, 0, 0, %d, %d, 0, 0, 0, %d, %d, 0, 0"
                .formatted(approved, unreleased, available, pending, expended);
    }

    private VerificationReport verify(Optional<String> user) throws Exception {
        String address = user.isEmpty() ? url : url.replace("user=postgres", "");
        DatabaseSource source =
                new DatabaseSource(address, user, Optional.empty(), Optional.empty());
        return Verification.of(source, Dump.vkeys(), Set.of());
    }

    @Test
    void theReadSideShowsWhatTheEntriesGive() throws Exception {
        VerificationReport report = verify(Optional.empty());

        assertThat(report.findings().all()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.notEvaluated()).doesNotContainKey(Code.PROJECTION_MISMATCH);
    }

    @Test
    void aReadSideThatIsBehindIsComparedAsFarAsItIs() throws Exception {
        int size = HonestYear.FIRST + 4;
        LedgerDatabase.execute(
                url,
                "update read_1.token set size = %1$d; delete from read_1.line_movement where position >= %1$d; delete from read_1.pool_movement where position >= %1$d; delete from read_1.payment_step where position >= %1$d; delete from read_1.execution_month where position >= %1$d; update read_1.payment_step set until = 9223372036854775807 where until >= %1$d; delete from read_1.contract_step; delete from read_1.alert_step; delete from read_1.role_holder"
                        .formatted(size));

        assertThat(verify(Optional.empty()).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aRoleThatMayNotReadThemIsToldSo() throws Exception {
        LedgerDatabase.execute(
                url,
                "drop role if exists auditor; create role auditor login; grant usage on schema ledger to auditor;"
                        + " grant select on all tables in schema ledger to auditor");

        VerificationReport report = verify(Optional.of("auditor"));
        LedgerDatabase.execute(url, "drop owned by auditor; drop role auditor");

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.notEvaluated().get(Code.PROJECTION_MISMATCH))
                .contains("no read tables that this role may read");
    }

    /// Lies about the register, the lines and the execution, each found at the entry that the row
    /// follows from.
    static Stream<Arguments> liesOfTheRegister() {
        int submitted = HonestYear.FIRST + HonestYear.SUBMITTED;
        int reviewed = HonestYear.FIRST + HonestYear.REVIEWED;
        int settled = HonestYear.FIRST + HonestYear.SETTLED;
        int refunded = HonestYear.FIRST + HonestYear.REFUNDED;
        return Stream.of(
                Arguments.of(
                        "update read_1.payment set amount = 9",
                        submitted,
                        "payment, payment P1: column amount holds 9, the entries give 6000"),
                Arguments.of(
                        "update read_1.payment set payee_name = 'inn'",
                        submitted,
                        "column payee_name holds inn, the entries give shop"),
                Arguments.of(
                        "update read_1.payment set purpose = null",
                        submitted,
                        "column purpose holds nothing, the entries give books"),
                Arguments.of(
                        "delete from read_1.payment",
                        submitted,
                        "payment P1: there is no row of this entry"),
                Arguments.of(
                        "update read_1.payment_step set state = 'approved' where position = "
                                + reviewed,
                        reviewed,
                        "column state holds approved, the entries give reviewed"),
                Arguments.of(
                        "update read_1.payment_step set refunded = 0 where position = " + refunded,
                        refunded,
                        "column refunded holds 0, the entries give 1000"),
                Arguments.of(
                        "update read_1.payment_step set actor = 'u-else' where position = "
                                + settled,
                        settled,
                        "column actor holds u-else, the entries give u-cashier"),
                Arguments.of(
                        "update read_1.payment_step set until = 9223372036854775807 where position = "
                                + settled,
                        refunded,
                        "there is no row of this entry"),
                Arguments.of(
                        "update read_1.payment_step set until = 5000 where position = " + refunded,
                        5000,
                        "a row beyond the"),
                Arguments.of(
                        "insert into read_1.payment select 1000, 'P2'" + " from read_1.payment",
                        1000,
                        "payment P2: a row beyond the"),
                Arguments.of(
                        "update read_1.line set economic = '30301'",
                        HonestYear.FIRST,
                        "line, line L1: column economic holds 30301, the entries give 30201"),
                Arguments.of(
                        "update read_1.execution_month set paid = 1 where position = " + settled,
                        settled,
                        "column paid holds 1, the entries give 6000"),
                Arguments.of(
                        "update read_1.execution_period set month = '2026-03-01'",
                        HonestYear.FIRST,
                        "column month holds 2026-03-01, the entries give 2026-02-01"),
                Arguments.of(
                        "insert into read_1.refusal (position, rule, count) values (12, 'x', 1)",
                        12,
                        "refusal, type nothing: the entry makes no such row"));
    }

    /// Lies about what is awarded, what is alerted of and who is to answer.
    static Stream<Arguments> liesOfProcedures() {
        return Stream.of(
                Arguments.of(
                        "update read_1.contract_step set awarded = 1999",
                        ShownYear.SIGNED,
                        "contract_step, contract C1: column awarded holds 1999, the entries give 2000"),
                Arguments.of(
                        "update read_1.contract_step set payee = 'S2'",
                        ShownYear.SIGNED,
                        "column payee holds S2, the entries give S1"),
                Arguments.of(
                        "delete from read_1.contract_step",
                        ShownYear.SIGNED,
                        "contract C1: there is no row of this entry"),
                Arguments.of(
                        "delete from read_1.alert_step",
                        ShownYear.ALERTED,
                        "alert_step, subject 219011/2026/2: there is no row of this entry"),
                Arguments.of(
                        "update read_1.alert_step set role = 'auditor'",
                        ShownYear.ALERTED,
                        "column role holds auditor, the entries give business-head"),
                Arguments.of(
                        "update read_1.alert_step set due_at = '2026-03-09 16:00:00+00'",
                        ShownYear.ALERTED,
                        "column due_at holds 2026-03-09T16:00:00.000Z, the entries give nothing"),
                Arguments.of(
                        "insert into read_1.alert_step select %d, kind, subject, 'answered' from read_1.alert_step"
                                .formatted(ShownYear.GRANTED),
                        ShownYear.GRANTED,
                        "subject 219011/2026/2: the entry makes no such row"),
                Arguments.of(
                        "update read_1.role_holder set until_day = '2026-03-31'",
                        ShownYear.GRANTED,
                        "role_holder, person u-2: column until_day holds 2026-03-31, the entries give 9999-12-31"),
                Arguments.of(
                        "update read_1.role_holder set held = false",
                        ShownYear.GRANTED,
                        "column held holds false, the entries give true"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liesOfProcedures")
    void namesTheFirstRowOfAwardsAndAlertsThatDiffers(String sql, long position, String message)
            throws Exception {
        namesTheFirstRowAndColumnThatDiffer(sql, position, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liesOfTheRegister")
    void namesTheFirstRowOfTheRegisterThatDiffers(String sql, long position, String message)
            throws Exception {
        namesTheFirstRowAndColumnThatDiffer(sql, position, message);
    }

    @Test
    void tablesThatARoleMayNotReadAreNamed() throws Exception {
        LedgerDatabase.execute(url, "drop table read_1.payment_step; drop table read_1.refusal");

        VerificationReport report = verify(Optional.empty());

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.remarks())
                .anyMatch(said -> said.endsWith("by this role: payment_step, refusal"));
    }

    static Stream<Arguments> lies() {
        int submitted = HonestYear.FIRST + HonestYear.SUBMITTED;
        return Stream.of(
                Arguments.of(
                        "update read_1.line_movement set available = 9000 where position = "
                                + submitted,
                        submitted,
                        "line_movement, line L1: column available holds 9000 minor units, the entries give 4000"),
                Arguments.of(
                        "update read_1.pool_movement set moved_pending_payment = 1 where position = "
                                + submitted,
                        submitted,
                        "pool_movement, pool 2026/line:L1: column moved_pending_payment holds 1"),
                Arguments.of(
                        "update read_1.line_movement set effective_date = '2026-01-31' where position = "
                                + submitted,
                        submitted,
                        "column effective_date holds 2026-01-31, the entry says 2026-02-01"),
                Arguments.of(
                        "delete from read_1.line_movement where position = " + submitted,
                        submitted,
                        "line L1: there is no row of this entry"),
                Arguments.of(
                        "insert into read_1.line_movement select 'L2', m.position, m.effective_date, "
                                + String.join(", ", ACCOUNTS)
                                + " from read_1.line_movement m where position = "
                                + submitted,
                        submitted,
                        "line L2: the entry does not move it"),
                Arguments.of(
                        "insert into read_1.line_movement select 'L1', 1000, m.effective_date, "
                                + String.join(", ", ACCOUNTS)
                                + " from read_1.line_movement m where position = "
                                + submitted,
                        1000,
                        "line L1: a row beyond the"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void namesTheFirstRowAndColumnThatDiffer(String sql, long position, String message)
            throws Exception {
        LedgerDatabase.execute(url, sql);

        VerificationReport report = verify(Optional.empty());

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        Finding first = report.findings().of(Code.PROJECTION_MISMATCH).get(0);
        assertThat(first.place()).isEqualTo("position " + position);
        assertThat(first.message()).contains(message);
        assertThat(report.findings().total()).isEqualTo(1);
    }

    @Test
    void aReadSideThatKnowsMoreThanTheLogIsFound() throws Exception {
        LedgerDatabase.execute(url, "update read_1.token set size = 1000 where model = 'balances'");

        Finding first = verify(Optional.empty()).findings().of(Code.PROJECTION_MISMATCH).get(0);
        assertThat(first.message()).startsWith("the read tables stand at 1000 entries");
    }
}
