package org.mingzhang.api.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A decision rests on files whose bytes are known and stay what they were.
class AttachmentsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DIVISION = "440100000";

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder to(String person, String path) {
        TestClient client = TestLedger.as(person);
        return HttpRequest.newBuilder(URI.create(client.base() + "/api/v1/attachments" + path))
                .header("Authorization", "Bearer " + client.token().orElseThrow());
    }

    private static HttpResponse<byte[]> bring(String person, byte[] file) throws Exception {
        return bring(person, HttpRequest.BodyPublishers.ofByteArray(file));
    }

    private static HttpResponse<byte[]> bring(String person, HttpRequest.BodyPublisher body)
            throws Exception {
        return send(
                to(person, "?division=" + DIVISION)
                        .header("Content-Type", "application/octet-stream")
                        .POST(body));
    }

    private static HttpResponse<byte[]> take(String person, String digest) throws Exception {
        return send(to(person, "/" + digest).GET());
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return new JsonMapper().readTree(response.body());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /// A PDF of its own for each word, of more than one piece.
    private static byte[] pdf(String word) {
        byte[] file = new byte[AttachmentStore.PIECE_BYTES * 2 + 17];
        byte[] head = ("%PDF-1.7\n" + word).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }

    private static byte[] ofd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("OFD.xml"));
            zip.write("<ofd/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsBroughtIsKnownByItsDigestAndComesBackByteForByte() throws Exception {
        byte[] file = pdf("minutes");

        HttpResponse<byte[]> brought = bring("handler", file);

        assertThat(brought.statusCode()).isEqualTo(201);
        assertThat(json(brought).path("attachment").asString()).isEqualTo(sha256(file));
        assertThat(json(brought).path("bytes").asLong()).isEqualTo(file.length);
        HttpResponse<byte[]> taken = take("auditor", sha256(file));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo(file);
        assertThat(taken.headers().firstValue("Content-Type")).contains("application/pdf");
    }

    @Test
    void itsArrivalIsAnEntryOfTheLogHoweverOftenItIsBrought() throws Exception {
        byte[] file = pdf("twice");

        long position = json(bring("handler", file)).path("position").asLong();

        assertThat(json(bring("handler", file)).path("position").asLong()).isEqualTo(position);
        JsonNode entry = TestLedger.as("auditor").get("/api/v1/entries/" + position).json();
        assertThat(entry.toString()).contains("attachment.AttachmentStored").contains(sha256(file));
    }

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.4', application/pdf",
        "'<?xml version=\"1.0\"?><a/>', application/xml",
        "'名称,金额\n印刷费,1.00\n', text/plain"
    })
    void whatItIsItsBytesSay(String text, String type) throws Exception {
        HttpResponse<byte[]> brought = bring("finance", text.getBytes(StandardCharsets.UTF_8));

        assertThat(json(brought).path("mediaType").asString()).isEqualTo(type);
    }

    @Test
    void anOfdIsAZipThatSaysSo() throws Exception {
        assertThat(json(bring("finance", ofd())).path("mediaType").asString())
                .isEqualTo("application/ofd");
    }

    @ParameterizedTest
    @CsvSource({"4D5A900003", "504B030414000000", "C3", "00", "6107"})
    void otherBytesAreRefused(String hex) throws Exception {
        HttpResponse<byte[]> brought = bring("handler", HexFormat.of().parseHex(hex));

        assertThat(brought.statusCode()).isEqualTo(415);
    }

    @Test
    void aFileBeyondTheLimitIsRefusedWhetherItSaysSoOrNot() throws Exception {
        long tooMany = AttachmentStore.BYTES_MAX + 1;
        HttpResponse<byte[]> brought =
                bring(
                        "handler",
                        HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(tooMany)));

        assertThat(brought.statusCode()).isEqualTo(413);
    }

    @Test
    void administratorsAndNobodyHaveNone() throws Exception {
        byte[] file = pdf("secret");
        bring("handler", file);

        assertThat(bring("admin", file).statusCode()).isEqualTo(403);
        assertThat(take("admin", sha256(file)).statusCode()).isEqualTo(403);
        HttpResponse<byte[]> nobody =
                send(
                        HttpRequest.newBuilder(
                                URI.create(
                                        TestLedger.as("handler").base()
                                                + "/api/v1/attachments/"
                                                + sha256(file))));
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    @Test
    void bytesThatChangedAreNotGivenOut() throws Exception {
        byte[] file = pdf("changed");
        bring("handler", file);
        try (Connection database =
                        TestLedger.shared().runtime().databases().owner().getConnection();
                var change =
                        database.prepareStatement(
                                "update attachments.piece set bytes = set_byte(bytes, 20, 65)"
                                        + " where number = 1 and upload = (select upload from"
                                        + " attachments.content where digest = ?)")) {
            change.setString(1, sha256(file));
            assertThat(change.executeUpdate()).isEqualTo(1);
        }

        HttpResponse<byte[]> taken = take("auditor", sha256(file));

        assertThat(taken.statusCode()).isEqualTo(500);
        assertThat(taken.body()).hasSizeLessThan(5_000);
    }

    @Test
    void aDecisionRestsOnAFileOnceItIsBrought() throws Exception {
        byte[] file = pdf("basis");
        String digest = sha256(file);
        String line = "attachments-line";
        submit("budget-a", "budgetline.ApproveAppropriation", approval(line));
        submit("budget-a", "budgetline.ReleaseFunds", release(line));
        submit("budget-a", "procedure.ProposeProcedureRule", rule());
        submit(
                "budget-b",
                "procedure.ConfirmProcedureRule",
                "{\"year\":\"441900000/2025\",\"version\":1}");
        submit(
                "handler",
                "exception.OpenException",
                """
                {"exception":"attachments-x","line":"%s","kind":"adHoc",
                 "effectiveDate":"2025-06-02","amount":"5.00","reason":"A delegation comes"}
                """
                        .formatted(line));
        String attach =
                """
                {"exception":"attachments-x","effectiveDate":"2025-06-02",
                 "document":"Minutes No. 1","attachments":["%s"]}
                """
                        .formatted(digest);
        assertThat(refusedBy("handler", "exception.AttachDecisionBasis", attach))
                .isEqualTo("attachment-not-stored");

        bring("handler", file);

        submit("handler", "exception.AttachDecisionBasis", attach);
    }

    private static int numbered;

    private static TestClient.Reply reply(String person, String type, String data) {
        return TestLedger.as(person)
                .submit(
                        "{\"type\":\"%s\",\"id\":\"attachments-%d\",\"data\":%s}"
                                .formatted(type, numbered++, data));
    }

    private static void submit(String person, String type, String data) {
        TestClient.Reply reply = reply(person, type, data);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static String refusedBy(String person, String type, String data) {
        return reply(person, type, data).json().path("rule").asString();
    }

    private static String approval(String line) {
        return """
        {"line":"%s","division":"441900000","fiscalYear":2025,"unit":"219011",
         "function":"2070104","economic":"30201","fundType":"11","label":"Archive",
         "effectiveDate":"2025-03-03","document":"Budget 2025","amount":"10.00"}
        """
                .formatted(line);
    }

    private static String release(String line) {
        return """
        {"line":"%s","effectiveDate":"2025-03-03","document":"Release","amount":"10.00"}
        """
                .formatted(line);
    }

    private static String rule() {
        return """
        {"year":"441900000/2025","version":1,"document":"Procedures",
         "rule":{"exceptionHours":48,"exceptionLevels":["reviewer","approver"],
          "cashPlans":"unused","deviationBasisPoints":500}}
        """;
    }

    /// A text as long as it is asked to be, whose length nobody announces.
    private static final class Endless extends InputStream {

        private long left;

        Endless(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            Arrays.fill(bytes, offset, offset + count, (byte) 'a');
            return count;
        }
    }

    @Test
    void anEmptyFileIsNoFile() throws Exception {
        assertThat(bring("handler", new byte[0]))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(415);
    }
}
