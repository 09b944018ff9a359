package org.mingzhang.api.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.cli.Mingzhang;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// The bank says in one file which vouchers it paid and which it rejected.
class BankReturnTest {

    private static final String HEADER = "payment,voucher,amount,result,date,reason\n";
    private static final String LINE = "B22-line";

    @TempDir Path folder;

    @BeforeAll
    static void aLineWithMoney() {
        Payments.lineWith("1000000.00", LINE);
    }

    /// A payment that was approved, and whose voucher V-… is with the bank.
    private static void withTheBank(String payment, String amount) {
        send("handler", "SubmitPayment", payment, Payments.data(payment, LINE, amount));
        step("reviewer", "ReviewPayment", payment, "");
        step("approver", "ApprovePayment", payment, "");
        step("finance", "IssueVoucher", payment, ",\"voucher\":\"V-" + payment + "\"");
    }

    private static void step(String person, String type, String payment, String more) {
        send(
                person,
                type,
                payment,
                "{\"payment\":\"%s\",\"effectiveDate\":\"2025-03-04\"%s}".formatted(payment, more));
    }

    private static void send(String person, String type, String payment, String data) {
        TestClient.Reply reply =
                TestLedger.as(person)
                        .submit(TestClient.command("payment." + type, payment + type, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static String row(String payment, String amount, String result, String reason) {
        return String.join(",", payment, "V-" + payment, amount, result, "2025-03-05", reason)
                + "\n";
    }

    private static TestClient.Reply give(String person, String file) {
        return TestLedger.as(person).postTo("/api/v1/bank-returns", "text/csv", file);
    }

    @Test
    void whatItPaidIsSettledAndWhatItRejectedGoesBack() {
        withTheBank("B22-1", "8000.00");
        withTheBank("B22-2", "300.00");
        withTheBank("B22-3", "50.25");

        TestClient.Reply reply =
                give(
                        "finance",
                        HEADER
                                + row("B22-1", "8000.00", "paid", "")
                                + row("B22-2", "300.00", "rejected", "No such account")
                                + row("B22-3", "50.25", "paid", ""));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode report = reply.json();
        assertThat(report.path("rows").intValue()).isEqualTo(3);
        assertThat(report.path("settled").intValue()).isEqualTo(2);
        assertThat(report.path("amountSettled").asString()).isEqualTo("8050.25");
        assertThat(report.path("returned").intValue()).isEqualTo(1);
        assertThat(report.path("amountReturned").asString()).isEqualTo("300.00");
        assertThat(report.path("refused")).isEmpty();
        assertThat(report.path("unreadable")).isEmpty();
        assertThat(TestLedger.shared().runtime().queries().positions("payment:B22-2", 1L << 60, 50))
                .last()
                .satisfies(position ->
                        assertThat(
                                        TestLedger.shared()
                                                .runtime()
                                                .queries()
                                                .entry(position)
                                                .orElseThrow()
                                                .type())
                                .isEqualTo("payment.PaymentReturned"));
    }

    @Test
    void aFileThatComesTwiceChangesNothing() {
        withTheBank("B22-4", "10.00");
        String file = HEADER + row("B22-4", "10.00", "paid", "");
        give("finance", file);
        long size = TestLedger.shared().runtime().queries().size();

        JsonNode again = give("finance", file).json();

        assertThat(again.path("settled").intValue()).isEqualTo(1);
        assertThat(again.path("repeated").intValue()).isEqualTo(1);
        assertThat(TestLedger.shared().runtime().queries().size()).isEqualTo(size);
    }

    @Test
    void whatContradictsTheBooksIsRefusedRowByRow() {
        withTheBank("B22-5", "10.00");
        withTheBank("B22-6", "20.00");

        JsonNode report =
                give(
                                "finance",
                                HEADER
                                        + row("B22-nobody", "10.00", "paid", "")
                                        + row("B22-5", "9.99", "paid", "")
                                        + "B22-5,V-other,10.00,paid,2025-03-05,\n"
                                        + row("B22-6", "20.00", "paid", "")
                                        + row("B22-6", "20.00", "rejected", "Paid already"))
                        .json();

        assertThat(report.path("rows").intValue()).isEqualTo(5);
        assertThat(report.path("settled").intValue()).isEqualTo(1);
        assertThat(report.path("amountSettled").asString()).isEqualTo("20.00");
        assertThat(TestClient.texts(report.path("refused"), "rule"))
                .containsExactly(
                        "payment-unknown",
                        "bank-amount-differs",
                        "voucher-differs",
                        "payment-state-forbids");
        assertThat(report.at("/refused/1/row").intValue()).isEqualTo(2);
        assertThat(report.at("/refused/1/limit").asString()).isEqualTo("10.00");
        assertThat(report.at("/refused/1/value").asString()).isEqualTo("9.99");
    }

    @Test
    void brokenRowsAreNamedAndTheOthersTaken() {
        withTheBank("B22-7", "10.00");

        JsonNode report =
                give(
                                "finance",
                                "\uFEFF"
                                        + HEADER
                                        + "B22-7,V-B22-7\n"
                                        + row("B22-7", "10.00", "bounced", "")
                                        + row("B22-7", "10.00", "rejected", " ")
                                        + row("B22-7", "10", "paid", "")
                                        + "B22-7,V-B22-7,10.00,paid,5 March,\n"
                                        + row("B22-7", "10.00", "paid", ""))
                        .json();

        assertThat(report.path("rows").intValue()).isEqualTo(6);
        assertThat(report.path("settled").intValue()).isEqualTo(1);
        assertThat(TestClient.texts(report.path("unreadable"), "column"))
                .containsExactly("row", "result", "reason", "amount", "date");
        assertThat(TestClient.texts(report.path("unreadable"), "expected"))
                .contains("one of paid, rejected", "why the bank rejected it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payment,amount\n1,2\n", "\"payment"})
    void whatIsNoReturnFileIsNotTaken(String file) {
        TestClient.Reply reply = give("finance", file);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().path("type").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"handler, 403", "auditor, 403", "reviewer, 403"})
    void onlyTheCashierBringsIt(String person, int status) {
        assertThat(give(person, HEADER).status()).isEqualTo(status);
    }

    @Test
    void aFileInAnotherEncodingIsNotTaken() {
        byte[] gbk = (HEADER + "B22,户名不符").getBytes(Charset.forName("GBK"));

        assertThatThrownBy(() -> BankReturn.read(gbk))
                .isInstanceOf(UnreadableReturn.class)
                .hasMessage("a file in UTF-8");
    }

    @Test
    void theOperatorGivesItByTheCommandLine() throws IOException {
        withTheBank("B22-8", "70.00");
        Path file = folder.resolve("return.csv");
        Files.writeString(
                file,
                HEADER + row("B22-8", "70.00", "paid", "") + row("B22-9", "1.00", "paid", ""),
                StandardCharsets.UTF_8);
        Path token = folder.resolve("token");
        Files.writeString(token, TestLedger.as("finance").token().orElseThrow());
        StringWriter out = new StringWriter();
        CommandLine line = Mingzhang.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

        int status =
                line.execute(
                        "bank-return",
                        file.toString(),
                        "--url",
                        "http://localhost:" + TestLedger.shared().port(),
                        "--token",
                        token.toString());

        assertThat(out.toString())
                .contains("1 settled (70.00), 0 returned (0.00)")
                .contains("row 2, payment B22-9: refused by payment-unknown");
        assertThat(status).isEqualTo(1);
    }
}
