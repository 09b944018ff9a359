package org.mingzhang.ledger.benchmark.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// What one run measured; not a number where it cannot be known.
///
/// @param perSecond commands accepted
/// @param p50Millis latency seen by a client
/// @param p99Millis likewise
/// @param maxMillis likewise
/// @param processMicros processor time of clients and engine for a command
/// @param serverMicros processor time of PostgreSQL for a command
/// @param failed commands that were not accepted
public record Figures(
        double perSecond,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        double processMicros,
        double serverMicros,
        double failed) {

    private static final String MARK = "figures:";

    /// A rate without latencies.
    public static Figures ofRate(double perSecond, double processMicros, double serverMicros) {
        return new Figures(
                perSecond, Double.NaN, Double.NaN, Double.NaN, processMicros, serverMicros, 0);
    }

    /// Processor time of this process and of the server for a command.
    public double bothMicros() {
        return processMicros + serverMicros;
    }

    /// The means of runs of the same length, their maximum latency and the sum of failures.
    public static Figures mean(List<Figures> runs) {
        return new Figures(
                mean(runs, Figures::perSecond),
                mean(runs, Figures::p50Millis),
                mean(runs, Figures::p99Millis),
                runs.stream().mapToDouble(Figures::maxMillis).max().orElseThrow(),
                mean(runs, Figures::processMicros),
                mean(runs, Figures::serverMicros),
                runs.stream().mapToDouble(Figures::failed).sum());
    }

    private static double mean(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        return runs.stream().mapToDouble(figure).average().orElseThrow();
    }

    /// One line of text, for the process that started this one.
    public String toLine() {
        return DoubleStream.of(
                        perSecond,
                        p50Millis,
                        p99Millis,
                        maxMillis,
                        processMicros,
                        serverMicros,
                        failed)
                .mapToObj(figure -> String.format(Locale.ROOT, "%.3f", figure))
                .collect(Collectors.joining(" ", MARK, ""));
    }

    /// Whether [#parse] can read it.
    public static boolean isLine(String line) {
        return line.startsWith(MARK);
    }

    /// What [#toLine] has written.
    public static Figures parse(String line) {
        double[] f =
                Arrays.stream(line.substring(MARK.length()).split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        return new Figures(f[0], f[1], f[2], f[3], f[4], f[5], f[6]);
    }
}
