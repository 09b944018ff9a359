package org.mingzhang.projections.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Reads;

/// Cubes of the present and of the moments just before it. Thread-safe.
///
/// The first question about the present reads all months; later ones read what was added since, and
/// keep the result once that is much. Some cubes are kept, since pages that were begun a moment ago
/// go on to ask as of then. Whoever asks about the past before all of them asks the database.
final class Cubes {

    /// Entries between two cubes that are kept.
    private static final long STEP = 256;

    private static final int KEPT = 4;

    private static final String MEASURES =
            Measure.all().stream().map(Measure::column).collect(Collectors.joining(", "));

    private final Reads reads;
    private final ReentrantLock building = new ReentrantLock();

    /// The newest in front.
    private volatile List<Cube> kept = List.of();

    Cubes(Reads reads) {
        this.reads = reads;
    }

    /// The cube of a cut; empty where the database is to be asked.
    Optional<Cube> at(Cut cut) {
        Optional<Cube> base = base(cut);
        if (base.isEmpty() && cut.asOf().known() instanceof AsOf.Known.Now) {
            base = Optional.of(build(cut));
        }
        return base.map(found -> brought(found, cut));
    }

    private Optional<Cube> base(Cut cut) {
        return kept.stream()
                .filter(cube -> cube.schema().equals(cut.schema()) && cube.size() <= cut.size())
                .findFirst();
    }

    private Cube build(Cut cut) {
        building.lock();
        try {
            return base(cut)
                    .orElseGet(() -> {
                        Cube built = Cube.empty(cut.schema()).with(all(cut), cut.size());
                        keep(built);
                        return built;
                    });
        } finally {
            building.unlock();
        }
    }

    private Cube brought(Cube base, Cut cut) {
        if (base.size() == cut.size()) {
            return base;
        }
        Cube cube = base.with(since(base.size(), cut), cut.size());
        if (cut.size() - base.size() >= STEP) {
            building.lock();
            try {
                keep(cube);
            } finally {
                building.unlock();
            }
        }
        return cube;
    }

    private void keep(Cube cube) {
        Deque<Cube> next = new ArrayDeque<>();
        kept.stream().filter(one -> one.schema().equals(cube.schema())).forEach(next::add);
        if (!next.isEmpty() && next.getFirst().size() > cube.size() - STEP) {
            return;
        }
        next.addFirst(cube);
        while (next.size() > KEPT) {
            next.removeLast();
        }
        kept = List.copyOf(next);
    }

    private Cube.Changes all(Cut cut) {
        return changes(
                cut,
                0,
                """
                select p.line, p.month, %s
                  from $.execution_period p
                  cross join lateral (select * from $.execution_month x
                                       where x.line = p.line and x.month = p.month
                                         and x.position >= ? and x.position < ?
                                       order by x.position desc limit 1) e\
                """);
    }

    private Cube.Changes since(long size, Cut cut) {
        return changes(
                cut,
                size,
                """
                select distinct on (line, month) line, month, %s
                  from $.execution_month
                 where position >= ? and position < ?
                 order by line, month, position desc\
                """);
    }

    private Cube.Changes changes(Cut cut, long from, String months) {
        List<Object> between = List.of(from, cut.size());
        List<LineCodes> lines =
                reads.list(
                        cut.schema(),
                        "select "
                                + LineCodes.COLUMNS
                                + " from $.line l where l.position >= ? and l.position < ?",
                        between,
                        LineCodes::of);
        Map<String, Map<LocalDate, long[]>> moved = new HashMap<>();
        reads.list(cut.schema(), months.formatted(MEASURES), between, row -> put(moved, row));
        return new Cube.Changes(lines, moved);
    }

    private static boolean put(Map<String, Map<LocalDate, long[]>> moved, ResultSet row)
            throws SQLException {
        long[] totals = new long[Measure.all().size()];
        int next = 0;
        for (Measure measure : Measure.all()) {
            totals[next++] = row.getLong(measure.column());
        }
        moved.computeIfAbsent(row.getString("line"), _ -> new HashMap<>())
                .put(row.getObject("month", LocalDate.class), totals);
        return true;
    }
}
