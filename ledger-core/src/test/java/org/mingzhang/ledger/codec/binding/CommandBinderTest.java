package org.mingzhang.ledger.codec.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.shape.Violation;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.CommandDigest;
import org.mingzhang.ledger.log.entry.Commitment;
import org.mingzhang.ledger.log.entry.Opening;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand.RecordRefund;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.personal.Disclosable.Committed;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CommandBinderTest {

    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();
    private static final Origin LOG = new Origin("ledger.example.gov/440000");
    private static final TreeHasher HASHER = TreeHashers.of(Suite.SHA256);
    private static final Sender SENDER =
            new Sender("finance-1", new Occasion.Person("u-1", "handler", "440100"));

    private static final String REFUND =
            """
            {"type": "payment.RecordRefund", "id": "c-1", "data": {
              "payment": "P-1", "effectiveDate": "2026-03-05", "amount": "48.50",
              "reason": "退回教材", "voucher": "V-7"}}
            """;

    private static final String SUBMISSION =
            """
            {"type": "payment.SubmitPayment", "id": "c-2", "correlation": "case-9", "data": {
              "payment": "P-2", "line": "L-1", "effectiveDate": "2026-03-05", "amount": "48.50",
              "payee": {"id": "p:17", "kind": "person", "name": "张三", "account": "6222-01"},
              "purpose": "慰问金", "expectedResult": "发放到位"}}
            """;

    private final CommandBinder binder = binder("0123456789abcdef0123456789abcdef");

    private static CommandBinder binder(String saltKey) {
        byte[] key = saltKey.getBytes(StandardCharsets.US_ASCII);
        return new CommandBinder(TYPES, LOG, HASHER, new SecretKeySpec(key, "HmacSHA256"));
    }

    private Binding bind(String json) {
        return binder.bind(json.getBytes(StandardCharsets.UTF_8), SENDER);
    }

    private Submission submission(String json) {
        Binding binding = bind(json);
        assertThat(binding).isInstanceOf(Binding.Bound.class);
        return ((Binding.Bound) binding).submission();
    }

    private List<Violation> violations(String json) {
        Binding binding = bind(json);
        assertThat(binding).isInstanceOf(Binding.Invalid.class);
        return ((Binding.Invalid) binding).violations();
    }

    /// Pointer, rule and value of each violation.
    private AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> assertRefused(
            String json) {
        return assertThat(violations(json))
                .extracting(Violation::pointer, Violation::rule, v -> v.value().orElse(""));
    }

    @Nested
    class AValidCommand {

        @Test
        void becomesItsRecord() {
            assertThat(submission(REFUND).command())
                    .isEqualTo(
                            new RecordRefund(
                                    "P-1",
                                    LocalDate.of(2026, 3, 5),
                                    Money.parse("48.50"),
                                    "退回教材",
                                    "V-7",
                                    List.of()));
        }

        @Test
        void keepsWhatItsEnvelopeSays() {
            Submission submission = submission(SUBMISSION);
            assertThat(submission.type()).isEqualTo("payment.SubmitPayment");
            assertThat(submission.client()).isEqualTo("finance-1");
            assertThat(submission.id()).isEqualTo("c-2");
            assertThat(submission.correlation()).contains("case-9");
            assertThat(submission(REFUND).correlation()).isEmpty();
        }

        @Test
        void hasTheDigestOfItsCanonicalForm() {
            ObjectNode data = (ObjectNode) JsonMapper.shared().readTree(REFUND).get("data");
            assertThat(submission(REFUND).digest())
                    .isEqualTo(
                            CommandDigest.of(
                                    HASHER,
                                    LOG,
                                    "u-1",
                                    "finance-1",
                                    "c-1",
                                    "payment.RecordRefund",
                                    data));
        }

        @Test
        void hasTheSameDigestHoweverItIsSpelled() {
            String spelled =
                    REFUND.replace(
                            "\"voucher\": \"V-7\"", "\"attachments\":[],\"voucher\":\"V\\u002d7\"");
            assertThat(submission(spelled).digest()).isEqualTo(submission(REFUND).digest());
        }

        @Test
        void hasAnotherDigestWhenAnythingInItIsAnother() {
            Hash32 digest = submission(REFUND).digest();
            assertThat(submission(REFUND.replace("48.50", "48.51")).digest()).isNotEqualTo(digest);
            assertThat(submission(REFUND.replace("c-1", "c-9")).digest()).isNotEqualTo(digest);
        }

        @Test
        void mayNameTheClientThatIsAuthenticated() {
            assertThat(submission(REFUND.replace("\"id\"", "\"client\": \"finance-1\", \"id\"")))
                    .isEqualTo(submission(REFUND));
        }

        @Test
        void isBoundTheSameWayFromATree() {
            assertThat(binder.bind(JsonMapper.shared().readTree(REFUND), SENDER))
                    .isEqualTo(bind(REFUND));
        }
    }

    @Nested
    class PersonalData {

        @Test
        void isReplacedByCommitmentsForAPerson() {
            SubmitPayment command = (SubmitPayment) submission(SUBMISSION).command();
            assertThat(command.payee().name()).isInstanceOf(Committed.class);
            assertThat(command.payee().account().orElseThrow()).isInstanceOf(Committed.class);
            assertThat(command.purpose()).isInstanceOf(Committed.class);
        }

        @Test
        void staysInTheOpenForAnOrganisation() {
            Submission submission = submission(SUBMISSION.replace("person", "organisation"));
            SubmitPayment command = (SubmitPayment) submission.command();
            assertThat(command.purpose()).isEqualTo(new Disclosed("慰问金"));
            assertThat(submission.openings()).isEmpty();
        }

        @Test
        void canBeOpenedWithWhatIsKeptBesideTheLog() {
            List<Opening> openings = submission(SUBMISSION).openings();
            assertThat(openings)
                    .extracting(Opening::value)
                    .containsExactlyInAnyOrder("\"张三\"", "\"6222-01\"", "\"慰问金\"");
            for (Opening opening : openings) {
                assertThat(
                                Commitment.of(
                                                HASHER,
                                                opening.salt().toBytes(),
                                                JsonMapper.shared().readTree(opening.value()))
                                        .hash())
                        .isEqualTo(opening.commitment());
            }
        }

        @Test
        void hasASaltOfItsOwnInEveryPlace() {
            String same = SUBMISSION.replace("慰问金", "张三").replace("6222-01", "张三");
            assertThat(submission(same).openings())
                    .extracting(Opening::commitment)
                    .hasSize(3)
                    .doesNotHaveDuplicates();
        }

        @Test
        void hasTheSameCommitmentsWhenTheCommandIsSentAgain() {
            assertThat(submission(SUBMISSION)).isEqualTo(submission(SUBMISSION));
        }

        @Test
        void hasOtherCommitmentsInAnotherCommandAndUnderAnotherKey() {
            Submission submission = submission(SUBMISSION);
            assertThat(submission(SUBMISSION.replace("c-2", "c-3")).command())
                    .isNotEqualTo(submission.command());
            Binding other =
                    binder("another key, another key, another")
                            .bind(SUBMISSION.getBytes(StandardCharsets.UTF_8), SENDER);
            assertThat(((Binding.Bound) other).submission().command())
                    .isNotEqualTo(submission.command());
        }

        @Test
        void isCoveredByTheDigestAsCommitmentsOnly() {
            SubmitPayment committed = (SubmitPayment) submission(SUBMISSION).command();
            ObjectNode data = TYPES.typeOf(committed).shape().write(committed);
            assertThat(data.toString()).doesNotContain("张三", "6222", "慰问金");
            assertThat(submission(SUBMISSION).digest())
                    .isEqualTo(
                            CommandDigest.of(
                                    HASHER,
                                    LOG,
                                    "u-1",
                                    "finance-1",
                                    "c-2",
                                    "payment.SubmitPayment",
                                    data));
        }

        @Test
        void isNeverNamedInAViolation() {
            String wrong =
                    SUBMISSION
                            .replace("\"name\": \"张三\"", "\"name\": \"" + "张三".repeat(501) + "\"")
                            .replace("\"account\": \"6222-01\"", "\"account\": 622201")
                            .replace("慰问金", "慰问金\\u0000");
            List<Violation> violations = violations(wrong);
            assertThat(violations)
                    .extracting(Violation::pointer, Violation::rule)
                    .containsExactlyInAnyOrder(
                            tuple("/data/payee/name", "text-length"),
                            tuple("/data/payee/account", "wrong-type"),
                            tuple("/data/purpose", "text-has-control-character"));
            assertThat(violations.toString()).doesNotContain("张三", "6222", "慰问金");
        }

        @Test
        void cannotBeHiddenByACommitmentOfTheClient() {
            String hidden =
                    SUBMISSION.replace("\"张三\"", "{\"commitment\": \"" + "0".repeat(64) + "\"}");
            assertRefused(hidden).containsExactly(tuple("/data/payee/name", "wrong-type", ""));
        }
    }

    @Nested
    class JsonThatCannotBeRead {

        @Test
        void isRefusedWithLineAndColumn() {
            assertThat(violations("{\"type\": \"x\",\n  \"id\" 1}"))
                    .containsExactly(
                            new Violation(
                                    "", "malformed-json", Optional.empty(), List.of("2", "8")));
        }

        @Test
        void isRefusedWhenItEndsTooEarlyOrTooLate() {
            assertRefused(REFUND.substring(0, 60)).containsExactly(tuple("", "malformed-json", ""));
            assertRefused(REFUND + "{}").containsExactly(tuple("", "malformed-json", ""));
            assertRefused("").containsExactly(tuple("", "malformed-json", ""));
        }

        @Test
        void isRefusedWhenItIsNotUtf8() {
            byte[] bytes = REFUND.getBytes(StandardCharsets.UTF_8);
            bytes[bytes.length - 8] = (byte) 0xff;
            assertThat(binder.bind(bytes, SENDER)).isInstanceOf(Binding.Invalid.class);
        }

        @Test
        void isRefusedWhenANameStandsTwice() {
            assertRefused(REFUND.replace("\"id\"", "\"id\": \"c-0\", \"id\""))
                    .containsExactly(tuple("", "duplicate-member", ""));
        }

        @Test
        void isRefusedBeyondTheDepthAndBeforeAnythingIsBuilt() {
            assertRefused("[".repeat(9) + "]".repeat(9))
                    .containsExactly(tuple("", "json-beyond-limits", ""));
            assertRefused("[".repeat(60_000)).containsExactly(tuple("", "json-beyond-limits", ""));
            assertRefused("{\"id\": " + "9".repeat(41) + "}")
                    .containsExactly(tuple("", "json-beyond-limits", ""));
        }

        @Test
        void isReadUpToTheLimitAndRefusedOneByteBeyond() {
            String padding = " ".repeat(65_536 - REFUND.getBytes(StandardCharsets.UTF_8).length);
            assertThat(bind(REFUND + padding)).isInstanceOf(Binding.Bound.class);
            assertRefused(REFUND + padding + " ")
                    .containsExactly(tuple("", "input-too-large", "65537"));
        }

        @Test
        void isRefusedWhenItIsNoObject() {
            assertRefused("[1]").containsExactly(tuple("", "wrong-type", ""));
            assertRefused("null").containsExactly(tuple("", "null-value", ""));
        }
    }

    @Nested
    class AWrongEnvelope {

        @Test
        void isRefusedWithEverythingThatIsMissing() {
            assertRefused("{}")
                    .containsExactlyInAnyOrder(
                            tuple("/type", "missing-member", ""),
                            tuple("/id", "missing-member", ""));
        }

        @Test
        void isRefusedForAnUnknownMember() {
            assertRefused(REFUND.replace("\"id\"", "\"actor\": \"u-2\", \"id\""))
                    .containsExactly(tuple("/actor", "unknown-member", ""));
        }

        @Test
        void isRefusedForAnUnknownCommand() {
            assertRefused(REFUND.replace("payment.RecordRefund", "payment.Steal"))
                    .containsExactly(tuple("/type", "unknown-type", "payment.Steal"));
        }

        @Test
        void isRefusedForAnIdOutsideItsForm() {
            assertRefused(REFUND.replace("c-1", "c 1"))
                    .containsExactly(tuple("/id", "malformed-id", "c 1"));
            assertThat(bind(REFUND.replace("c-1", "c".repeat(64))))
                    .isInstanceOf(Binding.Bound.class);
            assertRefused(REFUND.replace("c-1", "c".repeat(65)))
                    .containsExactly(tuple("/id", "malformed-id", "c".repeat(60) + "…"));
        }

        @Test
        void isRefusedForTheNameOfAnotherClient() {
            assertRefused(REFUND.replace("\"id\"", "\"client\": \"finance-2\", \"id\""))
                    .containsExactly(tuple("/client", "other-client", "finance-2"));
        }
    }

    @Nested
    class WrongData {

        @Test
        void areRefusedWithAllThatIsWrongAtOnce() {
            String wrong =
                    """
                    {"type": "payment.SubmitPayment", "id": "c 2", "data": {
                      "payment": "has space", "effectiveDate": "2026-02-30", "amount": 48.5,
                      "payee": {"id": "", "kind": "PERSON", "name": null, "iban": "x"},
                      "purpose": " ", "expectedResult": "", "invoices": ["ok", "not ok", 3],
                      "attachments": ["ab"], "urgent": true}}
                    """;
            assertRefused(wrong)
                    .containsExactlyInAnyOrder(
                            tuple("/id", "malformed-id", "c 2"),
                            tuple("/data/payment", "identifier", "has space"),
                            tuple("/data/line", "missing-member", ""),
                            tuple("/data/effectiveDate", "not-a-date", "2026-02-30"),
                            tuple("/data/amount", "wrong-type", ""),
                            tuple("/data/payee/id", "payee-id", ""),
                            tuple("/data/payee/kind", "unknown-code", "PERSON"),
                            tuple("/data/payee/name", "null-value", ""),
                            tuple("/data/payee/iban", "unknown-member", ""),
                            tuple("/data/purpose", "text-length", ""),
                            tuple("/data/expectedResult", "free-text", ""),
                            tuple("/data/invoices/2", "wrong-type", ""),
                            tuple("/data/attachments/0", "sha256-hex", "ab"),
                            tuple("/data/urgent", "unknown-member", ""));
        }

        @Test
        void areRefusedForAnAmountInAnyOtherForm() {
            for (String amount :
                    List.of(
                            "-1.00",
                            "1.000",
                            "1",
                            "01.00",
                            "1e3",
                            " 1.00",
                            "1,00",
                            "１.00",
                            "1000000000000000.00",
                            "-0.00",
                            "")) {
                assertRefused(REFUND.replace("48.50", amount))
                        .containsExactly(tuple("/data/amount", "not-an-amount", amount));
            }
            assertRefused(REFUND.replace("48.50", "0.00"))
                    .containsExactly(tuple("/data/amount", "positive-amount", "0.00"));
            assertThat(bind(REFUND.replace("48.50", "999999999999999.99")))
                    .isInstanceOf(Binding.Bound.class);
        }

        @Test
        void areRefusedForADateInAnyOtherForm() {
            for (String date :
                    List.of(
                            "2026-3-5",
                            "2026-13-01",
                            "2025-02-29",
                            "+12026-01-01",
                            "20260305",
                            "2026-03-05T00:00:00Z")) {
                assertRefused(REFUND.replace("2026-03-05", date))
                        .containsExactly(tuple("/data/effectiveDate", "not-a-date", date));
            }
        }

        @Test
        void areRefusedForTextThatIsNotNormalised() {
            assertRefused(REFUND.replace("退回教材", "e\\u0301"))
                    .containsExactly(tuple("/data/reason", "text-not-normalised", ""));
        }

        @Test
        void areRefusedForTextThatIsNoUnicode() {
            assertRefused(REFUND.replace("退回教材", "\\ud800"))
                    .containsExactly(tuple("/data/reason", "text-not-unicode", ""));
        }

        @Test
        void areRefusedForATextThatIsTooLong() {
            assertThat(bind(REFUND.replace("V-7", "票".repeat(200))))
                    .isInstanceOf(Binding.Bound.class);
            assertRefused(REFUND.replace("V-7", "票".repeat(201)))
                    .containsExactly(tuple("/data/voucher", "short-text", "票".repeat(60) + "…"));
        }

        @Test
        void areRefusedForTooManyElements() {
            String digests = ("\"" + "0".repeat(64) + "\",").repeat(17);
            String wrong =
                    REFUND.replace(
                            "\"voucher\"",
                            "\"attachments\": ["
                                    + digests.substring(0, 17 * 67 - 1)
                                    + "], \"voucher\"");
            assertThat(violations(wrong))
                    .extracting(Violation::pointer, Violation::rule, Violation::facts)
                    .containsExactly(tuple("/data/attachments", "size", List.of("0", "16")));
        }

        @Test
        void areRefusedForMembersThatDoNotGoTogether() {
            String rule =
                    """
                    {"type": "controlpool.ProposePoolRule", "id": "c-3", "data": {
                      "year": "440100/2026", "version": 0, "document": "D-1",
                      "rule": {"kind": "declared", "prefix":
                        {"unit": 3, "function": 22, "economic": 0, "fundType": 1.5}}}}
                    """;
            assertRefused(rule)
                    .containsExactlyInAnyOrder(
                            tuple("/data/version", "positive", "0"),
                            tuple("/data/rule/prefix/function", "max", "22"),
                            tuple("/data/rule/prefix/fundType", "not-an-integer", "1.5"));
            String mended = rule.replace("22", "21").replace("1.5", "2147483648");
            assertRefused(mended)
                    .containsExactlyInAnyOrder(
                            tuple("/data/version", "positive", "0"),
                            tuple(
                                    "/data/rule/prefix/fundType",
                                    "integer-out-of-range",
                                    "2147483648"));
            assertRefused(
                            mended.replace("2147483648", "2")
                                    .replace("\"version\": 0", "\"version\": 1"))
                    .containsExactly(tuple("/data/rule", "inconsistent", ""));
        }
    }

    /// Bytes changed, dropped and doubled at random: an answer every time, never an exception.
    @Test
    void nothingIsThrownWhateverComesIn() {
        for (String valid : List.of(REFUND, SUBMISSION)) {
            for (int seed = 0; seed < 3_000; seed++) {
                RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
                byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
                for (int i = random.nextInt(4); i >= 0; i--) {
                    byte[] snippet =
                            List.of("\"", "{", "}", "[", "null", "\\u0000", "-", "1e9", ",", ":")
                                    .get(random.nextInt(10))
                                    .getBytes(StandardCharsets.UTF_8);
                    int at = random.nextInt(bytes.length - snippet.length);
                    System.arraycopy(snippet, 0, bytes, at, snippet.length);
                }
                assertThat(binder.bind(bytes, SENDER)).as("seed %d", seed).isNotNull();
            }
        }
    }
}
