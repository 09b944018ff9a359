package org.mingzhang.api.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.OrderedSubmissions;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One NDJSON stream of payments over HTTP beside one stream of the same kind that is submitted in
/// the process, on the whole application with its projections live. Rounds of both alternate.
///
/// Over HTTP, a client sends text and reads every answer; the server checks the token, parses,
/// validates, decides, stores and answers. In the process, trees that were parsed before are
/// validated, decided and stored.
public final class StreamBenchmark {

    private static final int LINES = 1_000;
    private static final int IN_FLIGHT = 2_048;
    private static final String USAGE =
            """
            Usage: ./mingzhang bench stream [OPTIONS]

            Measures a stream of commands over HTTP beside one in the process.
            docs/benchmarks.md explains the table.

              --commands N   commands of a round (20000)
              --rounds N     measured rounds of each kind, after two that are not measured (5)
            """;

    private final LedgerApplication application;
    private final int year;
    private final JsonMapper json = new JsonMapper();

    private StreamBenchmark(LedgerApplication application) {
        this.application = application;
        this.year = LocalDate.now(application.runtime().log().zone()).getYear();
    }

    public static void main(String[] arguments) throws InterruptedException {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        int commands = option(given, "--commands", 20_000);
        int rounds = option(given, "--rounds", 5);
        try (LedgerApplication application =
                LedgerApplication.start(StartSettings.embedded(TestLedger.newDataDirectory()))) {
            StreamBenchmark benchmark = new StreamBenchmark(application);
            benchmark.openLines();
            benchmark.measure(commands, rounds);
        }
        System.exit(0);
    }

    private static int option(List<String> given, String name, int otherwise) {
        int index = given.indexOf(name);
        return index < 0 ? otherwise : Integer.parseInt(given.get(index + 1));
    }

    private void measure(int commands, int rounds) throws InterruptedException {
        double[] http = new double[rounds];
        double[] inProcess = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            double overHttp = overHttp(payments("h" + round, commands));
            double within = inProcess(payments("p" + round, commands));
            if (round >= 0) {
                http[round] = overHttp;
                inProcess[round] = within;
                System.out.printf(
                        Locale.ROOT,
                        "round %d  HTTP %,.0f/s  in process %,.0f/s  %.0f %%%n",
                        round + 1,
                        overHttp,
                        within,
                        100 * overHttp / within);
            }
        }
        double[] ratios =
                IntStream.range(0, rounds).mapToDouble(i -> http[i] / inProcess[i]).toArray();
        System.out.printf(
                Locale.ROOT,
                "median   HTTP %,.0f/s  in process %,.0f/s  ratio %.0f %%, asked: at least 60 %%%n",
                median(http),
                median(inProcess),
                100 * median(ratios));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void openLines() {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            commands.add(
                    TestClient.command(
                            "budgetline.ApproveAppropriation",
                            "approve-" + i,
                            """
                            {"line":"%s","division":"440100000","fiscalYear":%d,"unit":"U-1",\
                            "function":"2050204","economic":"30201","fundType":"11",\
                            "effectiveDate":"%d-01-01","document":"Budget",\
                            "amount":"1000000000.00"}\
                            """
                                    .formatted(line(i), year, year)));
            commands.add(
                    TestClient.command(
                            "budgetline.ReleaseFunds",
                            "release-" + i,
                            """
                            {"line":"%s","effectiveDate":"%d-01-01","document":"Release",\
                            "amount":"1000000000.00"}\
                            """
                                    .formatted(line(i), year)));
        }
        requireAccepted(
                TestClient.of(application, "budget-a").stream(commands.toArray(String[]::new)),
                commands.size());
    }

    private String line(int index) {
        return "bench/" + year + "/" + index;
    }

    private List<String> payments(String run, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String id = run + "-" + i;
                    return TestClient.command(
                            "payment.SubmitPayment",
                            id,
                            """
                            {"payment":"%s","line":"%s","effectiveDate":"%d-01-02",\
                            "amount":"1.00","payee":{"id":"91440101MA5CXXXX-%s",\
                            "kind":"organisation","name":"广东某教育用品有限公司"},\
                            "purpose":"教材采购","expectedResult":"textbooks for 1,200 pupils",\
                            "invoices":["INV-%s"]}\
                            """
                                    .formatted(id, line(i % LINES), year, id, id));
                })
                .toList();
    }

    private double overHttp(List<String> commands) {
        TestClient handler = TestClient.of(application, "handler");
        String body = String.join("\n", commands);
        long before = System.nanoTime();
        TestClient.Reply reply = handler.post("application/x-ndjson", body);
        double seconds = (System.nanoTime() - before) / 1e9;
        requireAccepted(reply, commands.size());
        return commands.size() / seconds;
    }

    private void requireAccepted(TestClient.Reply reply, int count) {
        String last = reply.text().lines().reduce("", (_, line) -> line);
        if (json.readTree(last).path("summary").path("accepted").asInt() != count) {
            throw new IllegalStateException(last);
        }
    }

    private double inProcess(List<String> commands) throws InterruptedException {
        CommandBinder binder = application.runtime().binder();
        Sender sender = new Sender("bench", new Occasion.Person("handler", "handler", "U-1"));
        List<JsonNode> trees = commands.stream().map(json::readTree).toList();
        OrderedSubmissions stream = application.runtime().ledger().ordered(IN_FLIGHT);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        long before = System.nanoTime();
        for (JsonNode tree : trees) {
            if (!(binder.bind(tree, sender) instanceof Binding.Bound(var submission))) {
                throw new IllegalStateException("not bound: " + tree);
            }
            answers.add(stream.submit(submission));
        }
        for (CompletableFuture<Answer> answer : answers) {
            if (!(answer.join() instanceof Answer.Accepted)) {
                throw new IllegalStateException("not accepted: " + answer.join());
            }
        }
        return commands.size() / ((System.nanoTime() - before) / 1e9);
    }
}
