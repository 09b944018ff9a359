package org.mingzhang.ledger.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Random;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.axon.LedgerDatabase;
import org.mingzhang.ledger.axon.LedgerSettings;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.EngineOptions;
import org.mingzhang.ledger.store.LogCreation;
import org.mingzhang.ledger.store.LogRef;
import org.mingzhang.ledger.store.Publishing;
import org.mingzhang.ledger.store.TimeSource;
import org.mingzhang.ledger.store.WriterState;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A ledger with the real domain in a database of its own, and the commands that tests send to it.
public final class TestLedger implements AutoCloseable {

    /// The name of its log.
    public static final Origin ORIGIN = new Origin("ledger.example.gov/440000");

    /// The zone of its dates.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabase database;
    private final Path directory;
    private final LogKeys keys;
    private final LogRef log;
    private final CommandBinder binder =
            new CommandBinder(
                    LedgerTypes.catalogue(),
                    ORIGIN,
                    TreeHashers.of(Suite.SHA256),
                    new SecretKeySpec(new byte[32], "HmacSHA256"));
    private final TimeSource time;
    private final EngineOptions options;
    private Ledger ledger;

    private TestLedger(
            TestDatabase database, Path directory, TimeSource time, EngineOptions options)
            throws IOException, SQLException {
        this.time = time;
        this.options = options;
        this.database = database;
        this.directory = directory;
        this.keys =
                LogKeys.create(
                        directory.resolve("log.keys"),
                        ORIGIN.value(),
                        Set.of(Suite.SHA256, Suite.SM3),
                        new SecureRandom());
        this.log =
                new LogCreation(
                                1,
                                keys,
                                Currency.getInstance("CNY"),
                                ZONE,
                                new Actor("system", "system", "440000"),
                                "ledger")
                        .run(database.writer(), options, time, new Random(7));
        this.ledger = open();
    }

    /// A new and empty one.
    public static TestLedger create(Class<?> test) {
        return create(test.getSimpleName());
    }

    /// A new and empty one.
    ///
    /// @param name what it is for; made unique
    public static TestLedger create(String name) {
        return create(name, TimeSource.system(), EngineOptions.defaults("node-a"));
    }

    /// A new and empty one whose clock a test sets, however far from the database's.
    ///
    /// @param name what it is for; made unique
    public static TestLedger create(String name, TimeSource time) {
        return create(
                name,
                time,
                EngineOptions.defaults("node-a").withDatabaseOffset(Duration.ofDays(3_650)));
    }

    /// A new and empty one with other bounds.
    ///
    /// @param name what it is for; made unique
    public static TestLedger create(String name, EngineOptions options) {
        return create(name, TimeSource.system(), options);
    }

    private static TestLedger create(String name, TimeSource time, EngineOptions options) {
        TestDatabase database = PostgresFixture.create(name);
        try {
            return new TestLedger(database, Files.createTempDirectory("ledger"), time, options);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no ledger for " + name, e);
        }
    }

    private Ledger open() {
        Ledger opened =
                Ledger.open(
                        new LedgerDatabase(
                                log,
                                database.writer(),
                                database.writerPool(),
                                options,
                                time,
                                new Publishing(keys, directory.resolve("checkpoints"))),
                        LedgerSettings.of(LedgerTypes.catalogue(), ZONE),
                        new Random(7));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> opened.engine().state() instanceof WriterState.Active);
        return opened;
    }

    /// Stops the ledger and opens it again on the same database.
    public void restart() {
        ledger.close();
        ledger = open();
    }

    /// The ledger.
    public Ledger ledger() {
        return ledger;
    }

    /// The log in its database.
    public LogRef log() {
        return log;
    }

    /// Where its checkpoints are published.
    public Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    /// Its database.
    public TestDatabase database() {
        return database;
    }

    /// The fiscal year of today.
    public static int year() {
        return LocalDate.ofInstant(Instant.now(), ZONE).getYear();
    }

    /// A valid command as JSON, ready to be changed and submitted.
    public static ObjectNode command(String type, String id) {
        ObjectNode command = JSON.createObjectNode();
        command.put("type", type).put("id", id).putObject("data");
        return command;
    }

    /// Approves and releases a line without a pool rule.
    public void openLine(String line, Money amount) {
        assertThat(submit(approve(line, amount), "budget-a", "budget"))
                .isInstanceOf(Answer.Accepted.class);
        assertThat(submit(release(line, amount), "budget-a", "budget"))
                .isInstanceOf(Answer.Accepted.class);
    }

    /// The approval of a line.
    public static ObjectNode approve(String line, Money amount) {
        ObjectNode command = command("budgetline.ApproveAppropriation", "approve-" + line);
        ((ObjectNode) command.get("data"))
                .put("line", line)
                .put("division", "440100")
                .put("fiscalYear", year())
                .put("unit", "440100-edu")
                .put("function", "2050201")
                .put("economic", "30201")
                .put("fundType", "11")
                .put("effectiveDate", year() + "-01-01")
                .put("document", "穗财〔" + year() + "〕1号")
                .put("amount", amount.toString())
                .putArray("attachments");
        return command;
    }

    /// The release of a line's funds.
    public static ObjectNode release(String line, Money amount) {
        ObjectNode command = command("budgetline.ReleaseFunds", "release-" + line);
        ((ObjectNode) command.get("data"))
                .put("line", line)
                .put("effectiveDate", year() + "-01-01")
                .put("document", "穗财〔" + year() + "〕2号")
                .put("amount", amount.toString())
                .putArray("attachments");
        return command;
    }

    /// A payment application.
    public static ObjectNode payment(String payment, String line, Money amount) {
        ObjectNode command = command("payment.SubmitPayment", payment);
        ObjectNode data = (ObjectNode) command.get("data");
        data.put("payment", payment)
                .put("line", line)
                .put("effectiveDate", year() + "-01-02")
                .put("amount", amount.toString())
                .put("purpose", "教材采购")
                .put("expectedResult", "textbooks for 1,200 pupils");
        data.putObject("payee")
                .put("id", "91440101MA5CXXXX-" + payment)
                .put("kind", "organisation")
                .put("name", "广东某教育用品有限公司");
        data.putArray("invoices").add("INV-" + payment);
        data.putArray("attachments");
        return command;
    }

    /// The command as the API would bind it for a client called `finance-1`.
    public Submission bind(ObjectNode command, String person, String role) {
        Sender sender = new Sender("finance-1", new Occasion.Person(person, role, "440100-edu"));
        return switch (binder.bind(command, sender)) {
            case Binding.Bound(Submission submission) -> submission;
            case Binding.Invalid(var violations) ->
                    throw new IllegalArgumentException(violations.toString());
        };
    }

    /// Submits a command and waits for its answer.
    public Answer submit(ObjectNode command, String person, String role) {
        return ledger.submit(bind(command, person, role)).join();
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }
}
