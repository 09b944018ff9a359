package org.mingzhang.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.projections.adjustments.AdjustmentQueries;
import org.mingzhang.projections.alerts.AlertQueries;
import org.mingzhang.projections.asof.CutProblem;
import org.mingzhang.projections.asof.CutRefusedException;
import org.mingzhang.projections.asof.Cuts;
import org.mingzhang.projections.asof.ReadProgress;
import org.mingzhang.projections.awards.AwardQueries;
import org.mingzhang.projections.balances.AccountFlowQueries;
import org.mingzhang.projections.balances.BalanceQueries;
import org.mingzhang.projections.balances.HistoryQueries;
import org.mingzhang.projections.codes.CodeNameQueries;
import org.mingzhang.projections.execution.ExecutionQueries;
import org.mingzhang.projections.lines.LineQueries;
import org.mingzhang.projections.operations.OperationQueries;
import org.mingzhang.projections.pace.PaceQueries;
import org.mingzhang.projections.payments.InFlightQueries;
import org.mingzhang.projections.payments.PaymentQueries;
import org.mingzhang.projections.payments.PurposeQueries;
import org.mingzhang.projections.payments.SupplierQueries;
import org.mingzhang.projections.payments.TaskQueries;
import org.mingzhang.projections.pivot.PivotQueries;
import org.mingzhang.projections.procedures.ProcedureQueries;
import org.mingzhang.projections.refusals.RefusalQueries;
import org.mingzhang.projections.replay.Generation;
import org.mingzhang.projections.replay.Generations;
import org.mingzhang.projections.replay.ProjectionRunner;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.Rebuild;
import org.mingzhang.projections.replay.ReplayLimits;
import org.mingzhang.projections.replay.StateDigest;
import org.mingzhang.projections.sql.ReadFailedException;
import org.mingzhang.projections.sql.Reads;

/// The read side of one log, put together: what keeps the rows up to date, and what asks them.
/// Thread-safe.
public final class ReadSide implements AutoCloseable {

    /// All read models. A rebuild folds every second one in one session and the others in another,
    /// so those that write most stand apart.
    public static final List<ReadModel> MODELS =
            List.of(
                    LineQueries.MODEL,
                    ExecutionQueries.MODEL,
                    BalanceQueries.MODEL,
                    PaymentQueries.MODEL,
                    RefusalQueries.MODEL,
                    ProcedureQueries.MODEL,
                    OperationQueries.MODEL,
                    AdjustmentQueries.MODEL,
                    AwardQueries.MODEL,
                    AlertQueries.MODEL,
                    CodeNameQueries.MODEL);

    private final Setting setting;
    private final ProjectionRunner runner;
    private final Generations generations;
    private final Cuts cuts;
    private final BalanceQueries balances;
    private final HistoryQueries history;
    private final LineQueries lines;
    private final PaymentQueries payments;
    private final ExecutionQueries execution;
    private final RefusalQueries refusals;
    private final ProcedureQueries procedures;
    private final SupplierQueries suppliers;
    private final InFlightQueries inFlight;
    private final TaskQueries tasks;
    private final PaceQueries pace;
    private final PivotQueries pivot;
    private final OperationQueries operations;
    private final AdjustmentQueries adjustments;
    private final CodeNameQueries codeNames;
    private final AwardQueries awards;
    private final AlertQueries alerts;
    private final AccountFlowQueries flows;
    private final PurposeQueries purposes;

    /// What a read side works with.
    ///
    /// @param log the key of the log
    /// @param zone of bare dates, as the log's first entry says
    /// @param codec of events
    /// @param projector sessions of the role that writes read tables; kept for long, not from a
    ///   pool
    /// @param reader sessions of the role that reads them; a pool
    /// @param readerRole the name of that role
    /// @param clock the present
    /// @param patience how long a question waits for the rows at most
    /// @param limits the bounds of following and rebuilding
    public record Setting(
            int log,
            ZoneId zone,
            EventCodec codec,
            DataSource projector,
            DataSource reader,
            String readerRole,
            InstantSource clock,
            Duration patience,
            ReplayLimits limits) {}

    /// A read side, not yet following.
    public ReadSide(Setting setting) {
        this.setting = setting;
        generations = new Generations(MODELS, setting.readerRole);
        runner =
                new ProjectionRunner(
                        setting.projector, setting.log, generations, setting.codec, setting.limits);
        Reads reads = new Reads(setting.reader);
        cuts =
                new Cuts(
                        reads,
                        setting.log,
                        setting.zone,
                        setting.clock,
                        ReadProgress.of(runner::awaitPosition),
                        setting.patience);
        balances = new BalanceQueries(reads);
        history = new HistoryQueries(reads);
        lines = new LineQueries(reads);
        payments = new PaymentQueries(reads);
        execution = new ExecutionQueries(reads);
        refusals = new RefusalQueries(reads);
        procedures = new ProcedureQueries(reads);
        suppliers = new SupplierQueries(reads);
        inFlight = new InFlightQueries(reads);
        tasks = new TaskQueries(reads);
        pace = new PaceQueries(execution);
        pivot = new PivotQueries(reads, execution);
        operations = new OperationQueries(reads);
        adjustments = new AdjustmentQueries(reads);
        codeNames = new CodeNameQueries(reads);
        awards = new AwardQueries(reads);
        alerts = new AlertQueries(reads, setting.zone);
        flows = new AccountFlowQueries(reads);
        purposes = new PurposeQueries(reads);
    }

    /// Prepares a database, as its owner and as often as one likes, after the log's own schema.
    public static void install(Connection owner, String projectorRole, String readerRole)
            throws SQLException {
        Generations.install(owner, projectorRole, readerRole);
    }

    /// Begins to follow the log.
    public void start() {
        runner.start();
    }

    /// What follows the log: its state, how far it is, and where to announce durable appends.
    public ProjectionRunner runner() {
        return runner;
    }

    /// Whether the live rows were made by another version of the read models, so that they stand
    /// still until a rebuild.
    ///
    /// @throws ReadFailedException if the database does not answer
    public boolean isOutdated() {
        try (Connection connection = setting.reader.getConnection()) {
            return Generations.live(connection, setting.log)
                    .filter(live -> !generations.fits(live))
                    .isPresent();
        } catch (SQLException e) {
            throw new ReadFailedException(e);
        }
    }

    /// Builds all read models again beside the live ones, and switches.
    public Rebuild rebuild() {
        return new Rebuild(
                setting.projector, setting.log, generations, setting.codec, setting.limits);
    }

    /// Resolves moments to cuts.
    public Cuts cuts() {
        return cuts;
    }

    /// Balances and movements.
    public BalanceQueries balances() {
        return balances;
    }

    /// Budget lines.
    public LineQueries lines() {
        return lines;
    }

    /// The payment register.
    public PaymentQueries payments() {
        return payments;
    }

    /// Execution of the budget.
    public ExecutionQueries execution() {
        return execution;
    }

    /// Refusals.
    public RefusalQueries refusals() {
        return refusals;
    }

    /// What surrounds the balances.
    public ProcedureQueries procedures() {
        return procedures;
    }

    /// What happened to budget lines, entry by entry.
    public HistoryQueries history() {
        return history;
    }

    /// Payees, added up from the register.
    public SupplierQueries suppliers() {
        return suppliers;
    }

    /// Payments on their way.
    public InFlightQueries inFlight() {
        return inFlight;
    }

    /// Payments by what they are for.
    public PurposeQueries purposes() {
        return purposes;
    }

    /// Payments by the person who acts on them.
    public TaskQueries tasks() {
        return tasks;
    }

    /// How fast units spend.
    public PaceQueries pace() {
        return pace;
    }

    /// Any measure by any two axes.
    public PivotQueries pivot() {
        return pivot;
    }

    /// Who did what and when.
    public OperationQueries operations() {
        return operations;
    }

    /// What changed budgets after they were approved.
    public AdjustmentQueries adjustments() {
        return adjustments;
    }

    /// What codes are called, as published sets say.
    public CodeNameQueries codeNames() {
        return codeNames;
    }

    /// Contracts by supplier, unit and year.
    public AwardQueries awards() {
        return awards;
    }

    /// What somebody was told to look at, and whether it was answered.
    public AlertQueries alerts() {
        return alerts;
    }

    /// What flowed through the accounts.
    public AccountFlowQueries flows() {
        return flows;
    }

    /// The digest of the live rows.
    ///
    /// @param size of the log, at most what they have reached; empty for all that they have
    /// @throws IllegalArgumentException if they have not reached it
    /// @throws CutRefusedException if nothing is built
    /// @throws ReadFailedException if the database does not answer
    public StateDigest digest(OptionalLong size) {
        try (Connection connection = setting.reader.getConnection()) {
            Generation live =
                    Generations.live(connection, setting.log)
                            .orElseThrow(() -> new CutRefusedException(new CutProblem.NotBuilt()));
            return StateDigest.of(connection, live, MODELS, size);
        } catch (SQLException e) {
            throw new ReadFailedException(e);
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
