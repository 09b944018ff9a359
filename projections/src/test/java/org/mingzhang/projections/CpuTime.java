package org.mingzhang.projections;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.mingzhang.ledger.testing.TestDatabase;
import org.postgresql.PGConnection;

/// CPU time used so far, on Linux.
///
/// @param process by this JVM
/// @param server by PostgreSQL, all its processes, those that have ended included
record CpuTime(Duration process, Duration server) {

    private static final Duration TICK = Duration.ofMillis(10);

    // Fields of /proc/<pid>/stat behind the name of the program, counted from 0.
    private static final int PARENT = 1;
    private static final List<Integer> OWN_TIMES = List.of(11, 12);
    private static final List<Integer> TIMES_WITH_CHILDREN = List.of(11, 12, 13, 14);

    static CpuTime now(TestDatabase database) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"));
                Connection session = database.owner().getConnection()) {
            int backend = session.unwrap(PGConnection.class).getBackendPID();
            String postmaster = fields(Path.of("/proc/" + backend)).get(PARENT);
            long ticks = sum(fields(Path.of("/proc/" + postmaster)), TIMES_WITH_CHILDREN);
            for (Path process :
                    processes.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
                List<String> fields = fields(process);
                if (!fields.isEmpty() && fields.get(PARENT).equals(postmaster)) {
                    ticks += sum(fields, OWN_TIMES);
                }
            }
            var system =
                    (com.sun.management.OperatingSystemMXBean)
                            ManagementFactory.getOperatingSystemMXBean();
            return new CpuTime(
                    Duration.ofNanos(system.getProcessCpuTime()), TICK.multipliedBy(ticks));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException _) {
            return List.of(); // It has ended meanwhile.
        }
    }

    private static long sum(List<String> fields, List<Integer> times) {
        return times.stream().mapToLong(time -> Long.parseLong(fields.get(time))).sum();
    }

    CpuTime minus(CpuTime before) {
        return new CpuTime(process.minus(before.process), server.minus(before.server));
    }
}
