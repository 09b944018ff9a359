package org.mingzhang.projections.asof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mingzhang.projections.sql.ReadFailedException;
import org.mingzhang.projections.sql.Reads;

/// Resolves cuts: recorded times to positions, and whether the read models are far enough.
/// Thread-safe.
public final class Cuts {

    /// The time of recording never falls from entry to entry, so its position is found by halving:
    /// some twenty look-ups of the primary key, and no index of its own.
    private static final String SIZE_AT_TIME =
            """
            with recursive search (low, high) as (
              select 0::bigint, ?::bigint
              union all
              select case when e.recorded_at <= ? then e.position + 1 else s.low end,
                     case when e.recorded_at <= ? then s.high else e.position end
                from search s
                join ledger.entry e on e.log = ? and e.position = (s.low + s.high) / 2
               where s.low < s.high)
            select low from search where low = high\
            """;

    /// The size of the log and the live generation.
    private static final String LOOK =
            """
            (select coalesce(max(position) + 1, 0) from ledger.entry where log = ?),
            (select number from read_control.generation where log = ? and state = 'live')\
            """;

    private final Reads reads;
    private final int log;
    private final ZoneId zone;
    private final InstantSource clock;
    private final ReadProgress progress;
    private final Duration patience;

    private volatile Optional<String> lastSchema = Optional.empty();

    /// Cuts through one log.
    ///
    /// @param zone of bare dates, as the log's first entry says
    /// @param patience how long to wait for the read models at most
    public Cuts(
            Reads reads,
            int log,
            ZoneId zone,
            InstantSource clock,
            ReadProgress progress,
            Duration patience) {
        this.reads = reads;
        this.log = log;
        this.zone = zone;
        this.clock = clock;
        this.progress = progress;
        this.patience = patience;
    }

    /// The zone of bare dates.
    public ZoneId zone() {
        return zone;
    }

    /// The cut, at once if the read models are there, and after waiting if they are behind.
    ///
    /// @throws CutRefusedException names the value and the limit
    public Cut cut(AsOf asOf) throws InterruptedException {
        return cut(asOf, OptionalLong.empty());
    }

    /// The cut, made only once the read models include a position: for reading one's own writes.
    ///
    /// @throws CutRefusedException names the value and the limit
    public Cut cut(AsOf asOf, OptionalLong including) throws InterruptedException {
        Look look = look();
        long logSize = look.logSize;
        if (including.isPresent() && outside(including.getAsLong(), logSize)) {
            throw new CutRefusedException(
                    new CutProblem.PositionBeyondEnd(including.getAsLong(), logSize - 1));
        }
        OptionalLong asked = sizeOf(asOf.known(), logSize);
        long needed = Math.max(asked.orElse(0), including.orElse(-1) + 1);
        Reached reached = awaitReached(look, needed);
        long size = asked.orElse(reached.size);
        return new Cut(
                asOf,
                reached.schema,
                size,
                size == reached.size || size == 0
                        ? reached.knownAt.filter(_ -> size > 0)
                        : Optional.of(recordedAt(size - 1)),
                reached.skipped);
    }

    /// What is looked up first, in one question.
    ///
    /// @param logSize the size of the log
    /// @param schema that of the live generation; empty where nothing is built
    /// @param reached how far it is; empty where that was not asked
    private record Look(long logSize, Optional<String> schema, Optional<Reached> reached) {}

    /// How far the read models are.
    ///
    /// @param knownAt when the last entry that they know was recorded; empty where they know none
    private record Reached(String schema, long size, long skipped, Optional<Instant> knownAt) {}

    /// Everything in one question, as the live generation is nearly always the one of the last
    /// look.
    private Look look() {
        Optional<String> last = lastSchema;
        if (last.isPresent()) {
            try {
                Look look = lookInto(last.get());
                if (look.schema.equals(last)) {
                    return look;
                }
            } catch (ReadFailedException e) {
                // Where it was removed, what stands in its place is asked for.
                if (!e.isForWantOfTables()) {
                    throw e;
                }
            }
        }
        Look look =
                reads.one(
                                "read_control",
                                "select %s".formatted(LOOK),
                                List.of(log, log),
                                row -> new Look(row.getLong(1), schemaIn(row), Optional.empty()))
                        .orElseThrow();
        lastSchema = look.schema;
        return look.schema.map(this::lookInto).orElse(look);
    }

    private Look lookInto(String schema) {
        return reads.one(
                        schema,
                        """
                        select %s, t.size, t.skipped, e.recorded_at
                          from (select min(size) as size, max(skipped) as skipped from $.token) t
                          left join ledger.entry e on e.log = ? and e.position = t.size - 1\
                        """
                                .formatted(LOOK),
                        List.of(log, log, log),
                        row ->
                                new Look(
                                        row.getLong(1),
                                        schemaIn(row),
                                        Optional.of(
                                                new Reached(
                                                        schema,
                                                        row.getLong(3),
                                                        row.getLong(4),
                                                        Optional.ofNullable(
                                                                        row.getObject(
                                                                                5,
                                                                                OffsetDateTime
                                                                                        .class))
                                                                .map(OffsetDateTime::toInstant)))))
                .orElseThrow();
    }

    private static Optional<String> schemaIn(ResultSet row) throws SQLException {
        int generation = row.getInt(2);
        return row.wasNull() ? Optional.empty() : Optional.of("read_" + generation);
    }

    private Reached awaitReached(Look first, long needed) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Look look = first;
        while (true) {
            Optional<Reached> reached = look.reached;
            if (reached.isPresent() && reached.get().size >= needed) {
                return reached.get();
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                throw new CutRefusedException(
                        reached.<CutProblem>map(
                                        r -> new CutProblem.NotReached(needed - 1, r.size - 1))
                                .orElseGet(CutProblem.NotBuilt::new));
            }
            progress.await(Math.max(0, needed - 1), left);
            look = look();
        }
    }

    /// How many entries were known then; empty for now.
    private OptionalLong sizeOf(AsOf.Known known, long logSize) {
        return switch (known) {
            case AsOf.Known.Now _ -> OptionalLong.empty();
            case AsOf.Known.AtPosition at -> {
                if (outside(at.position(), logSize)) {
                    throw new CutRefusedException(
                            new CutProblem.PositionBeyondEnd(at.position(), logSize - 1));
                }
                yield OptionalLong.of(at.position() + 1);
            }
            case AsOf.Known.AtTime at -> {
                Instant now = clock.instant();
                if (at.time().isAfter(now)) {
                    throw new CutRefusedException(new CutProblem.TimeAfterNow(at.time(), now));
                }
                yield OptionalLong.of(sizeAt(at.time(), logSize));
            }
            case AsOf.Known.AtEndOf at -> {
                Instant now = clock.instant();
                if (at.day().isAfter(LocalDate.ofInstant(now, zone))) {
                    throw new CutRefusedException(
                            new CutProblem.TimeAfterNow(
                                    at.day().atStartOfDay(zone).toInstant(), now));
                }
                // Recorded times are whole milliseconds: the last one of the day is included.
                Instant end = at.day().plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
                yield OptionalLong.of(sizeAt(end, logSize));
            }
        };
    }

    private static boolean outside(long position, long logSize) {
        return position < 0 || position >= logSize;
    }

    private long sizeAt(Instant time, long logSize) {
        OffsetDateTime at = OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
        long size =
                reads.one(
                                "ledger",
                                SIZE_AT_TIME,
                                List.of(logSize, at, at, log),
                                row -> row.getLong(1))
                        .orElse(0L);
        if (size == 0) {
            throw new CutRefusedException(
                    logSize == 0
                            ? new CutProblem.PositionBeyondEnd(0, -1)
                            : new CutProblem.TimeBeforeLog(time, recordedAt(0)));
        }
        return size;
    }

    private Instant recordedAt(long position) {
        return reads.one(
                        "ledger",
                        "select recorded_at from $.entry where log = ? and position = ?",
                        List.of(log, position),
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .orElseThrow();
    }
}
