package org.mingzhang.api.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.mingzhang.api.demo.DemoCommand;
import org.mingzhang.api.demo.DemoProvince;
import org.mingzhang.api.drill.VerifierJar;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.importing.sink.LedgerSink;
import org.mingzhang.ledger.axon.OrderedSubmissions;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.decider.Occasion;

/// A small made-up ledger that a witness has watched, for drills: some cities' first months in
/// three parts, each under a checkpoint of its own, behind those of a county whose persons sign.
public final class DrillLedger {

    /// More than a tile of hashes.
    private static final int COMMANDS = 260;

    private static final int PARTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 20;

    private DrillLedger() {}

    /// Makes it, and leaves it at rest.
    ///
    /// @param data an empty data directory
    /// @param jar the verifier, which runs the witness
    /// @param verifier the same
    public static void make(Path data, Path jar, VerifierJar verifier)
            throws IOException, InterruptedException {
        StartSettings settings = StartSettings.embedded(data);
        LedgerRuntime.open(settings).close();
        int port = freePort();
        Path key = data.resolve("witness.key");
        VerifierJar.Answer made =
                verifier.run(
                        "keygen", "--name", "witness.example.gov/drill", "--key", key.toString());
        List<String> lines =
                made.output().lines().filter(line -> line.startsWith("witness ")).toList();
        Files.writeString(
                data.resolve("policy"),
                lines.stream()
                                .map(line -> line + " http://localhost:" + port + "/\n")
                                .collect(Collectors.joining())
                        + "group both all sha256 sm3\nquorum both\n");
        Process witness = witness(data, jar, key, port);
        try (LedgerRuntime runtime = LedgerRuntime.open(settings)) {
            load(runtime);
        } finally {
            witness.destroy();
            witness.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return socket.getLocalPort();
        }
    }

    private static Process witness(Path data, Path jar, Path key, int port)
            throws IOException, InterruptedException {
        Path output = data.resolve("witness.log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                jar.toString(),
                                "witness",
                                "--key",
                                key.toString(),
                                "--state",
                                data.resolve("witness.state").toString(),
                                "--logs",
                                data.resolve("vkeys.txt").toString(),
                                "--port",
                                Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        await("the witness", () -> !process.isAlive() || says(output, "witness listens"));
        return process;
    }

    private static boolean says(Path file, String words) {
        try {
            return Files.readString(file).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(String what, BooleanSupplier there) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new StartRefused(
                        what + " was not there within " + PATIENCE.toSeconds() + " s", "try again");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static void load(LedgerRuntime runtime) throws InterruptedException {
        LocalDate today =
                InstantSource.system().instant().atZone(runtime.log().zone()).toLocalDate();
        SignedCounty.load(runtime, today);
        List<DemoCommand> commands = new DemoProvince(today).commands().subList(0, COMMANDS);
        int part = (COMMANDS + PARTS - 1) / PARTS;
        for (int from = 0; from < COMMANDS; from += part) {
            submit(runtime, commands.subList(from, Math.min(COMMANDS, from + part)));
            long size = runtime.queries().size();
            await("a checkpoint", () -> runtime.queries().checkpoint(Suite.SM3, size).isPresent());
        }
        long size = runtime.queries().size();
        await(
                "the signature of the witness",
                () ->
                        runtime.witnesses().standings().stream()
                                .allMatch(one -> one.signedSize() == size));
        await("the read models", () -> runtime.readSide().runner().size() >= size);
    }

    private static void submit(LedgerRuntime runtime, List<DemoCommand> commands)
            throws InterruptedException {
        OrderedSubmissions stream = runtime.ledger().ordered(LedgerSink.IN_FLIGHT_MAX);
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (DemoCommand next : commands) {
            Sender sender =
                    new Sender(
                            DemoProvince.CLIENT,
                            new Occasion.Person(
                                    next.person().id(),
                                    next.person().role(),
                                    next.person().unit()));
            try (LedgerSink sink = new LedgerSink(stream, runtime.binder(), sender)) {
                answers.add(sink.submit(next.command()));
            }
        }
        answers.forEach(CompletableFuture::join);
    }
}
