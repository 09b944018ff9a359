package org.mingzhang.verifier.bench;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.Dump;

/// Does the verifier stay within a heap of 256 MB at ten million entries?
///
/// ```
/// mvn -q -pl verifier-cli test-compile exec:java -Dexec.classpathScope=test \
///     -Dexec.mainClass=org.mingzhang.verifier.bench.MemoryBenchmark -Dexec.args="10000000 JAVA"
/// ```
///
/// Writes an export of that many entries (payments on one line in four steps, SHA-256 alone, so
/// that the disk takes 8 GB for ten million), and runs `verify` on it by the packaged jar in a JVM
/// of its own, `JAVA`, with `-Xmx256m`; then removes what it wrote. The memory told is private
/// memory, `RssAnon` of `/proc/<pid>/status`, without the pages of the mapped work files, which the
/// system takes back when it needs them.
public final class MemoryBenchmark {
    private static final int MINUTES_MAX = 20;

    private MemoryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        String java = arguments.length > 1 ? arguments[1] : "java";
        Path folder = Files.createTempDirectory("verifier-memory-");
        try {
            long start = System.nanoTime();
            BigLog.payments(folder.resolve("export"), entries, Set.of(Suite.SHA256));
            System.out.printf(
                    "%s entries written in %d s%n",
                    BigLog.thousands(entries), (System.nanoTime() - start) / 1_000_000_000);
            Path keys = Files.writeString(folder.resolve("keys"), Dump.vkeys().split("\n", -1)[0]);
            Path work = Files.createDirectory(folder.resolve("work"));
            Process process =
                    new ProcessBuilder(
                                    List.of(
                                            java,
                                            "-Xmx256m",
                                            "-Xlog:gc:file=" + folder.resolve("gc"),
                                            "-jar",
                                            jar().toString(),
                                            "verify",
                                            "--progress",
                                            "never",
                                            "--work-dir",
                                            work.toString(),
                                            "--keys",
                                            keys.toString(),
                                            folder.resolve("export").toString()))
                            .redirectErrorStream(true)
                            .start();
            print(process);
            String heap = "";
            for (String line : Files.readAllLines(folder.resolve("gc"))) {
                heap = line.contains("Pause") ? line : heap;
            }
            System.out.println("last collection: " + heap);
        } finally {
            BigLog.delete(folder);
        }
    }

    private static void print(Process process) throws Exception {
        long peakKilobytes = 0;
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            peakKilobytes = Math.max(peakKilobytes, peak(process.pid()));
            if (process.info().totalCpuDuration().orElseThrow().toMinutes() > MINUTES_MAX) {
                process.destroyForcibly();
            }
        }
        try (BufferedReader out = process.inputReader()) {
            out.lines().forEach(System.out::println);
        }
        System.out.printf(
                "exit status %d; peak of private memory %s MB (without mapped files)%n",
                process.exitValue(), BigLog.thousands(peakKilobytes / 1024));
    }

    private static long peak(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("RssAnon:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (java.io.IOException e) {
            // The process has just ended, or the system has no such file.
            return 0;
        }
        return 0;
    }

    private static Path jar() {
        Path fromModule = Path.of("target/verifier.jar");
        return Files.exists(fromModule) ? fromModule : Path.of("verifier-cli/target/verifier.jar");
    }
}
