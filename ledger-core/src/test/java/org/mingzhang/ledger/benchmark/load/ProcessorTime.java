package org.mingzhang.ledger.benchmark.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The processor time of this process and of the PostgreSQL it talks to.
///
/// The server's is read from `/proc`: its first process, those that this has started, and those
/// that have ended. Not a number on a machine without `/proc`.
///
/// @param serverPid the first process of the server
public record ProcessorTime(long serverPid) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /// Linux gives the times of a process in hundredths of a second, whatever its clock ticks.
    private static final double MICROS_A_TICK = 10_000;

    /// Of this process since it started, in microseconds.
    public static double processMicros() {
        return SYSTEM.getProcessCpuTime() / 1e3;
    }

    /// Of the server since it started, in microseconds.
    public double serverMicros() {
        if (!Files.isReadable(Path.of("/proc", Long.toString(serverPid), "stat"))) {
            return Double.NaN;
        }
        double ticks = 0;
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                ticks += ticksIfOfServer(process);
            }
        } catch (IOException e) {
            return Double.NaN;
        }
        return ticks * MICROS_A_TICK;
    }

    private double ticksIfOfServer(Path process) throws IOException {
        String stat;
        try {
            stat = Files.readString(process.resolve("stat"));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            // A process that ends while it is read.
            if (!Files.exists(process)) {
                return 0;
            }
            throw e;
        }
        // The name in parentheses may hold anything; what follows it is separated by blanks:
        // state, parent, and from the twelfth on user, system, children's user and system time.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        boolean first = process.endsWith(Long.toString(serverPid));
        if (first) {
            return ticks(fields, 11) + ticks(fields, 12) + ticks(fields, 13) + ticks(fields, 14);
        }
        return Long.parseLong(fields[1]) == serverPid ? ticks(fields, 11) + ticks(fields, 12) : 0;
    }

    private static double ticks(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }
}
