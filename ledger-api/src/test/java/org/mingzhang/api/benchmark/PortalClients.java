package org.mingzhang.api.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.mingzhang.api.testing.TestClient;

/// Those who ask, in a process of their own, so that what the application takes is the
/// application's.
final class PortalClients {

    /// What a client process does.
    enum Task {
        /// Asks pages and queries of each kind.
        PAGES,
        /// Submits a payment, waits for its durable answer, and asks for the balances of its line
        /// until they include it.
        FOLLOW
    }

    /// For how long each kind of question is asked before any is measured.
    private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final MadeUpProvince province;
    private final TestClient client;
    private final SplittableRandom random = new SplittableRandom(7);
    private final int asks;

    private PortalClients(TestClient client, int presentYear, int asks) {
        this.province = new MadeUpProvince(presentYear);
        this.client = client;
        this.asks = asks;
    }

    /// The address of the application, the files of the tokens of an auditor and of a handler, the
    /// present year, a task, and how many payments there are and questions to ask, or for how many
    /// seconds to follow.
    public static void main(String[] arguments) {
        TestClient nobody = TestClient.nobody(arguments[0]);
        TestClient auditor = nobody.withToken(TestClient.read(Path.of(arguments[1])));
        TestClient handler = nobody.withToken(TestClient.read(Path.of(arguments[2])));
        int year = Integer.parseInt(arguments[3]);
        int number = Integer.parseInt(arguments[5]);
        switch (Task.valueOf(arguments[4])) {
            case PAGES ->
                    new PortalClients(auditor, year, Integer.parseInt(arguments[6])).pages(number);
            case FOLLOW -> new PortalClients(auditor, year, 0).follow(handler, year, number);
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// A kind of question, and how many milliseconds its slowest of a hundred may take.
    private record Kind(String what, int askedMillis, IntFunction<String> address) {}

    /// All kinds are asked before any is measured: what the first ones share with the others is
    /// compiled then, as in a system that has been up for a while.
    private void pages(int payments) {
        List<Kind> kinds = kinds(payments);
        kinds.forEach(this::warm);
        kinds.forEach(this::measure);
    }

    private List<Kind> kinds(int payments) {
        String year = "year=" + province.lastYear();
        List<String> axes =
                List.of("city", "unit", "function-class", "economic-class", "fund", "expenditure");
        List<String> times = List.of("year", "quarter", "month");
        return List.of(
                new Kind("balances of a line", 10, _ -> "/api/v1/lines/" + any(province.lines())),
                new Kind("map: province", 300, _ -> "/zh/open/area/440000?" + year),
                new Kind(
                        "drill-down: city or county",
                        100,
                        _ ->
                                "/zh/open/area/"
                                        + any(province.divisions()).code().substring(0, 6)
                                        + "?"
                                        + year),
                new Kind(
                        "drill-down: unit",
                        100,
                        _ -> "/zh/open/unit/" + any(province.units()) + "?" + year),
                new Kind(
                        "drill-down: lines of a unit",
                        100,
                        _ -> "/zh/open/lines?unit=" + any(province.units())),
                new Kind("drill-down: line", 100, _ -> "/zh/open/line/" + any(province.lines())),
                new Kind(
                        "drill-down: payments of a unit",
                        100,
                        _ -> "/zh/open/payments?unit=" + any(province.units()) + "&" + year),
                new Kind(
                        "drill-down: payment",
                        100,
                        _ ->
                                "/zh/open/payment/"
                                        + MadeUpProvince.payment(random.nextInt(payments))),
                new Kind(
                        "drill-down: supplier",
                        100,
                        _ ->
                                "/zh/open/supplier/"
                                        + MadeUpProvince.payee(
                                                random.nextInt(
                                                        MadeUpProvince.payees(payments) / 2 + 1))),
                new Kind(
                        "drill-down: entry",
                        100,
                        _ -> "/zh/open/entry/" + (20_000 + random.nextInt(payments))),
                new Kind("pace of all units", 300, _ -> "/zh/open/pace?" + year),
                new Kind(
                        "pace of a unit",
                        100,
                        _ -> "/zh/open/pace/" + any(province.units()) + "?" + year),
                new Kind(
                        "pivot: books",
                        300,
                        _ ->
                                "/zh/open/pivot?rows="
                                        + any(axes)
                                        + "&cols="
                                        + any(times)
                                        + "&"
                                        + year),
                new Kind(
                        "pivot: register",
                        300,
                        _ -> "/zh/open/pivot?measure=payments&rows=" + any(axes) + "&" + year),
                new Kind("pivot: suppliers", 300, _ -> "/zh/open/pivot?rows=supplier&" + year));
    }

    private void warm(Kind kind) {
        long began = System.nanoTime();
        for (int i = 0; System.nanoTime() - began < WARM_NANOS; i++) {
            get(kind, i);
        }
    }

    private void measure(Kind kind) {
        long began = System.nanoTime();
        double[] millis = new double[asks];
        for (int i = 0; i < asks; i++) {
            long before = System.nanoTime();
            get(kind, i);
            millis[i] = (System.nanoTime() - before) / 1e6;
            // What is this slow says so after a few.
            if (i == 10 && System.nanoTime() - began > TimeUnit.SECONDS.toNanos(60)) {
                millis = Arrays.copyOf(millis, i + 1);
                break;
            }
        }
        print(kind.what, millis, Integer.toString(kind.askedMillis));
    }

    private void get(Kind kind, int number) {
        String path = kind.address.apply(number);
        TestClient.Reply reply = client.get(path);
        if (reply.status() != 200) {
            throw new IllegalStateException(path + ": " + reply.status() + reply.text());
        }
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

    private void follow(TestClient handler, int year, int seconds) {
        String run = "probe" + Long.toString(System.nanoTime(), 36);
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long probe = 0; System.nanoTime() < end; probe++) {
            TestClient.Reply reply =
                    handler.submit(LivePayments.payment(run, probe, year).toJson().toString());
            if (reply.status() != 201) {
                throw new IllegalStateException("not accepted: " + reply.text());
            }
            String address =
                    "/api/v1/lines/"
                            + LivePayments.line(probe, year)
                            + "?min="
                            + reply.json().path("position").asLong();
            long before = System.nanoTime();
            client.get(address);
            millis.add((System.nanoTime() - before) / 1e6);
        }
        print(
                "from an event to the dashboard",
                millis.stream().mapToDouble(Double::doubleValue).toArray(),
                "1000");
    }
}
