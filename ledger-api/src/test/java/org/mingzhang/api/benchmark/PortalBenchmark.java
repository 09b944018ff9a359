package org.mingzhang.api.benchmark;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.projections.replay.Rebuild;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How long the pages and queries of the whole application take on a large ledger, how far the
/// dashboards are behind while it is written, and how fast the read models are rebuilt beside the
/// live ones. `docs/benchmarks.md` says how to read it.
public final class PortalBenchmark {

    private static final String USAGE =
            """
            Usage: ./mingzhang bench portal [OPTIONS]

            Measures pages, queries, the way from an event to a dashboard and a rebuild of all read
            models on a ledger with many payments. docs/benchmarks.md explains the table.

              --payments N     payments of the ledger (1000000)
              --asks N         times that each kind of page is asked (300)
              --seconds N      how long is written and watched (20)
              --rate N         commands a second meanwhile (1000)
              --rebuild B      whether to rebuild at the end (true)
              --data DIRECTORY where the ledger lies; one that is filled is used again
            """;

    private static final String CLIENTS_HEAP = "-Xmx256m";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final LedgerApplication application;
    private final int year;

    private PortalBenchmark(LedgerApplication application) {
        this.application = application;
        this.year = LocalDate.now(application.runtime().log().zone()).getYear();
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        int payments = Integer.parseInt(option(given, "--payments", "1000000"));
        Path data = Path.of(option(given, "--data", ""));
        StartSettings settings =
                StartSettings.embedded(
                        data.toString().isEmpty() ? TestLedger.newDataDirectory() : data);
        try (LedgerApplication application = LedgerApplication.start(settings)) {
            PortalBenchmark benchmark = new PortalBenchmark(application);
            benchmark.fill(payments);
            benchmark.settle();
            benchmark.clients(
                    PortalClients.Task.PAGES,
                    Integer.toString(payments),
                    option(given, "--asks", "300"));
            benchmark.follow(
                    Integer.parseInt(option(given, "--seconds", "20")),
                    Integer.parseInt(option(given, "--rate", "1000")));
            if (option(given, "--rebuild", "true").equals("true")) {
                benchmark.rebuild();
            }
            memory();
        }
        System.exit(0);
    }

    private static String option(List<String> given, String name, String otherwise) {
        int index = given.indexOf(name);
        return index < 0 ? otherwise : given.get(index + 1);
    }

    private void fill(int payments) throws InterruptedException {
        if (application.runtime().readSide().isOutdated()) {
            rebuild();
        }
        new ProvinceFiller(application.runtime(), new MadeUpProvince(year)).fill(payments);
        long size = application.runtime().queries().size();
        if (!application.runtime().readSide().runner().awaitPosition(size - 1, PATIENCE)) {
            throw new IllegalStateException("the read models do not follow");
        }
        System.out.printf(Locale.ROOT, "%,d entries, %,d payments%n", size, payments);
        System.out.printf(
                Locale.ROOT, "%-44s %9s %9s %9s %9s%n", "", "p50 ms", "p99 ms", "max ms", "asked");
    }

    /// Does now what PostgreSQL would go on doing for minutes in the background of the questions.
    private void settle() throws SQLException {
        try (Connection owner = application.runtime().databases().owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /// Lets a process of clients ask, which prints what it sees.
    private void clients(PortalClients.Task task, String... more)
            throws IOException, InterruptedException {
        Map<String, Path> tokens = application.runtime().developmentTokens();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Their own compiler would take the processors from what they ask.
        command.addAll(
                List.of(
                        CLIENTS_HEAP,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.add(PortalClients.class.getName());
        command.add("http://localhost:" + application.port());
        command.add(requireNonNull(tokens.get("auditor")).toString());
        command.add(requireNonNull(tokens.get("handler")).toString());
        command.add(Integer.toString(year));
        command.add(task.name());
        command.addAll(List.of(more));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("the clients ended with " + status);
        }
    }

    /// Writes at a rate while clients follow.
    private void follow(int seconds, int rate) throws IOException, InterruptedException {
        for (int i = 0; i < LivePayments.LINES; i++) {
            openLive(i);
        }
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong written = new AtomicLong();
        String run = Long.toString(System.nanoTime(), 36);
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            long began = System.nanoTime();
                            while (!over.get()) {
                                long due =
                                        (System.nanoTime() - began)
                                                * rate
                                                / TimeUnit.SECONDS.toNanos(1);
                                while (written.get() < due) {
                                    var _ =
                                            submit(
                                                    LivePayments.payment(
                                                            run, written.getAndIncrement(), year));
                                }
                                LockSupport.parkNanos(200_000);
                            }
                        });
        long began = System.nanoTime();
        clients(PortalClients.Task.FOLLOW, Integer.toString(seconds));
        over.set(true);
        writer.join();
        System.out.printf(
                Locale.ROOT,
                "%,.0f commands/s written meanwhile%n",
                written.get() / ((System.nanoTime() - began) / 1e9));
    }

    private void openLive(int number) {
        ObjectNode approval =
                data().put("line", LivePayments.line(number, year))
                        .put("division", "440100000")
                        .put("fiscalYear", year)
                        .put("unit", "440100101")
                        .put("function", "20501")
                        .put("economic", "50101")
                        .put("fundType", "11")
                        .put("effectiveDate", year + "-01-01")
                        .put("document", "bench")
                        .put("amount", "1000000000.00");
        var _ = submit("budget", "budgetline.ApproveAppropriation", "open-" + number, approval);
        ObjectNode release =
                data().put("line", LivePayments.line(number, year))
                        .put("effectiveDate", year + "-01-01")
                        .put("document", "bench")
                        .put("amount", "1000000000.00");
        submit("budget", "budgetline.ReleaseFunds", "release-" + number, release).join();
    }

    private CompletableFuture<Answer> submit(OutgoingCommand command) {
        return submit("handler", command.type(), command.id(), command.data());
    }

    private CompletableFuture<Answer> submit(String role, String type, String id, ObjectNode data) {
        Sender sender = new Sender("bench-live", new Occasion.Person(role, role, "440100101"));
        if (!(application
                        .runtime()
                        .binder()
                        .bind(new OutgoingCommand(id, type, data).toJson(), sender)
                instanceof Binding.Bound(var submission))) {
            throw new IllegalStateException("not bound: " + data);
        }
        return application.runtime().ledger().submit(submission);
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void rebuild() throws InterruptedException {
        Rebuild.Outcome outcome = application.runtime().readSide().rebuild().run((_, _, _) -> {});
        System.out.printf(
                Locale.ROOT,
                "rebuild of all read models beside the live ones: %,d entries in %,d ms = %,d"
                        + " entries/s, asked: at least 15,000%n",
                outcome.size(),
                outcome.elapsed().toMillis(),
                outcome.size() * TimeUnit.SECONDS.toMillis(1) / outcome.elapsed().toMillis());
    }

    /// What the system holds for this process, which is the application, and how much of it is a
    /// heap in which something lives; PostgreSQL and the clients are processes of their own.
    private static void memory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM") || line.startsWith("VmRSS")) {
                System.out.println(
                        "memory of the application, asked: under 1 GB: "
                                + line.replaceAll("\\s+", " "));
            }
        }
        System.gc();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        System.out.printf(
                Locale.ROOT,
                "of it alive in the heap: %,d MiB of at most %,d, outside: %,d MiB%n",
                memory.getHeapMemoryUsage().getUsed() >> 20,
                memory.getHeapMemoryUsage().getMax() >> 20,
                memory.getNonHeapMemoryUsage().getUsed() >> 20);
    }
}
