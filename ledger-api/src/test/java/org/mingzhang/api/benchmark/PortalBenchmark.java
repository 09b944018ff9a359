package org.mingzhang.api.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.testing.TestClient;
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

    private static final int LIVE_LINES = 1_000;
    private static final int WARM = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final LedgerApplication application;
    private final MadeUpProvince province;
    private final TestClient client;
    private final SplittableRandom random = new SplittableRandom(7);
    private final int asks;

    private PortalBenchmark(LedgerApplication application, int asks) {
        this.application = application;
        this.province = new MadeUpProvince(application.runtime());
        this.client = TestClient.of(application, "auditor");
        this.asks = asks;
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
            PortalBenchmark benchmark =
                    new PortalBenchmark(
                            application, Integer.parseInt(option(given, "--asks", "300")));
            benchmark.fill(payments);
            benchmark.pages(payments);
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
        province.fill(payments);
        long size = application.runtime().queries().size();
        if (!application.runtime().readSide().runner().awaitPosition(size - 1, PATIENCE)) {
            throw new IllegalStateException("the read models do not follow");
        }
        System.out.printf(Locale.ROOT, "%,d entries, %,d payments%n", size, payments);
        System.out.printf(
                Locale.ROOT, "%-44s %9s %9s %9s %9s%n", "", "p50 ms", "p99 ms", "max ms", "asked");
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void pages(int payments) {
        String year = "year=" + province.lastYear();
        ask("balances of a line", 10, _ -> "/api/v1/lines/" + any(province.lines()));
        ask("map: province", 300, _ -> "/zh/open/area/440000?" + year);
        ask(
                "drill-down: city or county",
                100,
                _ ->
                        "/zh/open/area/"
                                + any(province.divisions()).code().substring(0, 6)
                                + "?"
                                + year);
        ask("drill-down: unit", 100, _ -> "/zh/open/unit/" + any(province.units()) + "?" + year);
        ask(
                "drill-down: lines of a unit",
                100,
                _ -> "/zh/open/lines?unit=" + any(province.units()));
        ask("drill-down: line", 100, _ -> "/zh/open/line/" + any(province.lines()));
        ask(
                "drill-down: payments of a unit",
                100,
                _ -> "/zh/open/payments?unit=" + any(province.units()) + "&" + year);
        ask(
                "drill-down: payment",
                100,
                _ -> "/zh/open/payment/" + MadeUpProvince.payment(random.nextInt(payments)));
        ask(
                "drill-down: supplier",
                100,
                _ ->
                        "/zh/open/supplier/"
                                + MadeUpProvince.payee(
                                        random.nextInt(MadeUpProvince.payees(payments) / 2 + 1)));
        ask("drill-down: entry", 100, _ -> "/zh/open/entry/" + (20_000 + random.nextInt(payments)));
        ask("pace of all units", 300, _ -> "/zh/open/pace?" + year);
        ask("pace of a unit", 100, _ -> "/zh/open/pace/" + any(province.units()) + "?" + year);
        List<String> axes =
                List.of("city", "unit", "function-class", "economic-class", "fund", "expenditure");
        List<String> times = List.of("year", "quarter", "month");
        ask(
                "pivot: books",
                300,
                _ -> "/zh/open/pivot?rows=" + any(axes) + "&cols=" + any(times) + "&" + year);
        ask(
                "pivot: register",
                300,
                _ -> "/zh/open/pivot?measure=payments&rows=" + any(axes) + "&" + year);
        ask("pivot: suppliers", 300, _ -> "/zh/open/pivot?rows=supplier&" + year);
    }

    private void ask(String what, int askedMillis, IntFunction<String> address) {
        long began = System.nanoTime();
        double[] millis = new double[asks];
        for (int i = -WARM; i < asks; i++) {
            String path = address.apply(i);
            long before = System.nanoTime();
            TestClient.Reply reply = client.get(path);
            double took = (System.nanoTime() - before) / 1e6;
            if (reply.status() != 200) {
                throw new IllegalStateException(path + ": " + reply.status() + reply.text());
            }
            if (i >= 0) {
                millis[i] = took;
            }
            // What is this slow says so after a few.
            if (i == 10 && System.nanoTime() - began > TimeUnit.SECONDS.toNanos(60)) {
                millis = Arrays.copyOf(millis, i + 1);
                break;
            }
        }
        print(what, millis, Integer.toString(askedMillis));
    }

    private static void print(String what, double[] millis, String asked) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-44s %9.1f %9.1f %9.1f %9s%n",
                what,
                sorted[sorted.length / 2],
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)],
                sorted[sorted.length - 1],
                asked);
    }

    /// Writes at a rate, and asks for the balances of the line that an acknowledged payment drew on
    /// until they include it.
    private void follow(int seconds, int rate) throws InterruptedException {
        int year = LocalDate.now(application.runtime().log().zone()).getYear();
        for (int i = 0; i < LIVE_LINES; i++) {
            openLive(i, year);
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
                                    var _ = submit(payment(run, written.getAndIncrement(), year));
                                }
                                LockSupport.parkNanos(200_000);
                            }
                        });
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long probe = 0; System.nanoTime() < end; probe++) {
            Answer answer = submit(payment("probe" + run, probe, year)).join();
            if (!(answer instanceof Answer.Accepted(var receipt, _))) {
                throw new IllegalStateException("not accepted: " + answer);
            }
            long before = System.nanoTime();
            client.get("/api/v1/lines/" + live(probe, year) + "?min=" + receipt.position());
            millis.add((System.nanoTime() - before) / 1e6);
        }
        over.set(true);
        writer.join();
        System.out.printf(
                Locale.ROOT, "%,d commands/s written meanwhile%n", written.get() / seconds);
        print(
                "from an event to the dashboard",
                millis.stream().mapToDouble(Double::doubleValue).toArray(),
                "1000");
    }

    private static String live(long number, int year) {
        return "live/%d/%d".formatted(year, number % LIVE_LINES);
    }

    private void openLive(int number, int year) {
        ObjectNode approval =
                data().put("line", live(number, year))
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
                data().put("line", live(number, year))
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

    private static OutgoingCommand payment(String run, long number, int year) {
        String id = run + "-" + number;
        ObjectNode data =
                data().put("payment", id)
                        .put("line", live(number, year))
                        .put("effectiveDate", year + "-01-02")
                        .put("amount", "1.00")
                        .put("purpose", "made up " + id)
                        .put("expectedResult", "made up");
        data.putObject("payee")
                .put("id", MadeUpProvince.payee((int) (number % LIVE_LINES)))
                .put("kind", "organisation")
                .put("name", "Supplier");
        return new OutgoingCommand(id, "payment.SubmitPayment", data);
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

    /// What the system holds for this process, which is the application and its clients; PostgreSQL
    /// is processes of its own.
    private static void memory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM") || line.startsWith("VmRSS")) {
                System.out.println(
                        "memory of the application, asked: under 1 GB: "
                                + line.replaceAll("\\s+", " "));
            }
        }
    }
}
