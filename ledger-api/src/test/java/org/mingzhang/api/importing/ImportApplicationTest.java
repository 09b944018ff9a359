package org.mingzhang.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.api.cli.Mingzhang;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.StartSettings;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The import as a newcomer meets it: a running ledger, the command line and the API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportApplicationTest {

    @TempDir private static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before the tests.
    private LedgerApplication application;

    @BeforeAll
    void start() {
        application = LedgerApplication.start(StartSettings.embedded(folder.resolve("data")));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private record Ran(int status, String out, String err) {}

    private Ran mingzhang(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Mingzhang.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Ran(commandLine.execute(arguments), out.toString(), err.toString());
    }

    private Ran importing(String... arguments) {
        String[] all = new String[arguments.length + 5];
        all[0] = "import";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--url";
        all[arguments.length + 2] = url().toString();
        all[arguments.length + 3] = "--tokens";
        all[arguments.length + 4] = folder.resolve("data/tokens").toString();
        return mingzhang(all);
    }

    private URI url() {
        return URI.create("http://localhost:" + application.port());
    }

    private JsonNode call(String method, String path, String body, String person, int status)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String token = Files.readString(folder.resolve("data/tokens/" + person)).strip();
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(url().resolve(path))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return JsonMapper.shared().readTree(response.body());
        }
    }

    @Test
    void importsTheSampleTwiceOverHttpAndOnceMoreInside() throws Exception {
        Path report = folder.resolve("report.json");

        Ran first = importing("--sample", "--report", report.toString());

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("Import 'sample' finished: 34 commands")
                .contains("6 of 6 control totals agree to the cent")
                .contains("pagos-2024.csv line 5, date (Data): not-a-date, '2024-13-01'");
        JsonNode json = JsonMapper.shared().readTree(Files.readString(report));
        assertThat(json.at("/payments/accepted/count").asInt()).isEqualTo(11);
        assertThat(json.at("/payments/accepted/before").asInt()).isZero();
        assertThat(json.at("/payments/refused/amount-exceeds-available/count").asInt())
                .isEqualTo(2);
        long size = application.runtime().ledger().engine().durableSize();

        Ran second = importing("--sample");

        assertThat(second.out()).contains("of them recorded before");
        assertThat(application.runtime().ledger().engine().durableSize()).isEqualTo(size);

        SampleFiles.writeTo(folder.resolve("data/inbox/made-up"));
        JsonNode started =
                call(
                        "POST",
                        "/api/v1/imports",
                        "{\"mapping\":\"sample\",\"folder\":\"made-up\"}",
                        "importer",
                        202);
        String id = started.path("id").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        call("GET", "/api/v1/imports/" + id, "", "auditor", 200)
                                .path("state")
                                .asString()
                                .equals("finished"));

        assertThat(
                        call("GET", "/api/v1/imports/" + id, "", "importer", 200)
                                .at("/payments/accepted/before")
                                .asInt())
                .isEqualTo(11);
        assertThat(
                        call("GET", "/api/v1/imports", "", "importer", 200)
                                .path("imports")
                                .valueStream()
                                .map(item -> item.path("id").asString()))
                .contains(id);
        uploadsTheSampleWhole();

        assertThat(application.runtime().ledger().engine().durableSize()).isEqualTo(size);
    }

    private HttpResponse<String> upload(String person, String... parts) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < parts.length; i += 3) {
            body.append("--edge\r\nContent-Disposition: form-data; name=\"").append(parts[i]);
            if (!parts[i + 1].isEmpty()) {
                body.append("\"; filename=\"").append(parts[i + 1]);
            }
            body.append("\"\r\n\r\n").append(parts[i + 2]).append("\r\n");
        }
        return send(person, body.append("--edge--\r\n").toString());
    }

    private HttpResponse<String> send(String person, String body) throws Exception {
        String token =
                Files.readString(
                                Objects.requireNonNull(
                                        application.runtime().developmentTokens().get(person)))
                        .strip();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:"
                                                    + application.port()
                                                    + "/api/v1/imports"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "multipart/form-data; boundary=edge")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            body, StandardCharsets.ISO_8859_1))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// A file as the text whose Latin-1 bytes it is, so that bytes of any kind can go into a body.
    private static String gzip(Path file) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            Files.copy(file, out);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsFilesThatComeWithTheRequestAlsoCompressed() throws Exception {
        Path sample = folder.resolve("uploaded");
        SampleFiles.writeTo(sample);
        Files.writeString(
                Files.createDirectories(folder.resolve("data/inbox")).resolve("uploaded-city.yaml"),
                new String(
                                ImportCommand.class
                                        .getResourceAsStream("mappings/sample.yaml")
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        .replace("division: SAMPLE", "division: UPLOAD"));
        HttpResponse<String> answer =
                upload(
                        "importer",
                        "mapping",
                        "",
                        "uploaded-city",
                        "budget",
                        "gastos-2023.csv",
                        Files.readString(
                                sample.resolve("budget/gastos-2023.csv"),
                                StandardCharsets.ISO_8859_1),
                        "payments",
                        "pagos-2023.csv.gz",
                        gzip(sample.resolve("payments/pagos-2023.csv")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode started = JsonMapper.shared().readTree(answer.body());
        String report = started.path("report").asString();

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !List.of("running", "waiting")
                                .contains(
                                        call("GET", report, "", "importer", 200)
                                                .path("state")
                                                .asString()));

        JsonNode told = call("GET", report, "", "importer", 200);
        assertThat(told.path("problem").asString())
                .startsWith("the year UPLOAD/2023 is not open for history");
        assertThat(told.at("/payments/read/count").asInt()).as(told.toString()).isPositive();
        assertThat(
                        folder.resolve("data/inbox")
                                .resolve(started.path("folder").asString())
                                .resolve("payments/pagos-2023.csv.gz"))
                .exists();
    }

    private void uploadsTheSampleWhole() throws Exception {
        Path sample = folder.resolve("uploaded-whole");
        SampleFiles.writeTo(sample);
        List<String> parts = new ArrayList<>(List.of("mapping", "", "sample"));
        for (String part : List.of("budget", "payments")) {
            try (Stream<Path> files = Files.list(sample.resolve(part))) {
                for (Path file : files.sorted().toList()) {
                    parts.addAll(
                            List.of(
                                    part,
                                    file.getFileName().toString(),
                                    Files.readString(file, StandardCharsets.ISO_8859_1)));
                }
            }
        }

        HttpResponse<String> answer = upload("importer", parts.toArray(String[]::new));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String report = JsonMapper.shared().readTree(answer.body()).path("report").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        call("GET", report, "", "importer", 200)
                                .path("state")
                                .asString()
                                .equals("finished"));
        JsonNode told = call("GET", report, "", "importer", 200);
        assertThat(told.path("division").asString()).isEqualTo("SAMPLE");
        assertThat(told.path("balances").asBoolean()).isTrue();
        assertThat(told.at("/payments/accepted/count").asInt()).isEqualTo(11);
        assertThat(told.at("/payments/accepted/before").asInt()).isEqualTo(11);
    }

    @Test
    void keepsNothingOfAnUploadThatCannotBeRead() throws Exception {
        HttpResponse<String> answer =
                upload("importer", "mapping", "", "sample", "budget", "unlike.txt", "x");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        Path inbox = folder.resolve("data/inbox");
        if (Files.isDirectory(inbox)) {
            try (Stream<Path> kept = Files.walk(inbox)) {
                assertThat(kept.map(path -> String.valueOf(path.getFileName())))
                        .doesNotContain("unlike.txt");
            }
        }
    }

    @Test
    void refusesHostileNamesAndWhoeverMayNotImport() throws Exception {
        for (String name : new String[] {"../../tokens/x.csv", ".hidden", "a/b.csv", "C:x.csv"}) {
            HttpResponse<String> answer =
                    upload("importer", "mapping", "", "sample", "budget", name, "x");
            assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("bad-parameter", "plain file name");
        }
        assertThat(upload("importer", "mapping", "", "sample", "other", "x.csv", "x").body())
                .contains("parts", "budget and payments");
        assertThat(upload("handler", "mapping", "", "sample", "budget", "x.csv", "x").statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesAnUploadThatSaysItIsTooLargeAndNamesTheLimit() throws Exception {
        String token =
                Files.readString(
                                Objects.requireNonNull(
                                        application.runtime().developmentTokens().get("importer")))
                        .strip();
        try (Socket socket = new Socket("localhost", application.port())) {
            socket.getOutputStream()
                    .write(
                            ("POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization:"
                                            + " Bearer "
                                            + token
                                            + "\r\nContent-Type: multipart/form-data;"
                                            + " boundary=edge\r\nContent-Length: "
                                            + (ImportsController.UPLOAD_BYTES_MAX + 1)
                                            + "\r\n\r\n--edge\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(200);

            assertThat(new String(start, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void saysWhatTheCallerOfTheApiDidWrong() throws Exception {
        String good = "{\"mapping\":\"sample\",\"folder\":\"made-up\"}";
        assertThat(call("POST", "/api/v1/imports", good, "handler", 403).path("code").asString())
                .isEqualTo("forbidden");
        for (String folderName : new String[] {"nowhere", "../tokens", ""}) {
            JsonNode problem =
                    call(
                            "POST",
                            "/api/v1/imports",
                            "{\"mapping\":\"sample\",\"folder\":\"" + folderName + "\"}",
                            "importer",
                            400);
            assertThat(problem.path("parameter").asString()).isEqualTo("folder");
        }
        assertThat(
                        call(
                                        "POST",
                                        "/api/v1/imports",
                                        "{\"mapping\":\"santiago\",\"folder\":\"x\"}",
                                        "importer",
                                        400)
                                .path("expected")
                                .asString())
                .isEqualTo("a mapping in CNY, as the log is");
        call("GET", "/api/v1/imports/..%2F..%2Ftokens", "", "importer", 400);
        call("GET", "/api/v1/imports/none", "", "importer", 404);
    }

    @Test
    void stopsAnImportIntoAYearThatNobodyOpened() throws Exception {
        Path inbox = folder.resolve("data/inbox");
        SampleFiles.writeTo(inbox.resolve("closed"));
        Files.writeString(
                inbox.resolve("closed-city.yaml"),
                new String(
                                ImportCommand.class
                                        .getResourceAsStream("mappings/sample.yaml")
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        .replace("division: SAMPLE", "division: CLOSED"));

        String id =
                call(
                                "POST",
                                "/api/v1/imports",
                                "{\"mapping\":\"closed-city\",\"folder\":\"closed\"}",
                                "importer",
                                202)
                        .path("id")
                        .asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        call("GET", "/api/v1/imports/" + id, "", "importer", 200)
                                .path("state")
                                .asString()
                                .equals("stopped"));

        assertThat(
                        call("GET", "/api/v1/imports/" + id, "", "importer", 200)
                                .path("problem")
                                .asString())
                .startsWith("the year CLOSED/2023 is not open for history")
                .contains("importedyear.ProposeImportedYear");
    }

    @Test
    void saysOnTheCommandLineWhatStandsInTheWay() {
        assertThat(mingzhang("import", "--sample", "--url", "http://localhost:1").err())
                .startsWith("mingzhang import: no ledger answers at http://localhost:1");
        assertThat(importing("--mapping", "atlantis", "--budget", ".").err())
                .contains("is neither a file nor one of the shipped mappings");
        assertThat(importing("--mapping", "santiago", "--budget", folder.toString()).err())
                .contains("no file to import");
        assertThat(mingzhang("import").status()).isEqualTo(2);
    }

    @Test
    void onlyReadsWhenAskedToCheck() {
        SampleFiles.writeTo(folder.resolve("checked"));
        long size = application.runtime().ledger().engine().durableSize();

        Ran checked =
                importing(
                        "--mapping",
                        "sample",
                        "--budget",
                        folder.resolve("checked/budget").toString(),
                        "--payments",
                        folder.resolve("checked/payments").toString(),
                        "--check");

        assertThat(checked.out()).contains("checked; nothing was submitted");
        assertThat(checked.status()).isEqualTo(1);
        assertThat(application.runtime().ledger().engine().durableSize()).isEqualTo(size);
    }
}
