package org.mingzhang.ledger.log.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is hashed or signed besides entries, spelled out byte for byte.
class DigestsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final TreeHasher SHA256 = TreeHashers.of(Suite.SHA256);

    @ParameterizedTest
    @EnumSource
    void digestsTheCanonicalCommand(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        ObjectNode data = NODES.objectNode().put("line", "l-1").put("amount", "1.00");

        assertThat(
                        CommandDigest.of(
                                hasher,
                                new Origin("ledger.example.gov/440000"),
                                "u-1",
                                "finance-1",
                                "c-1",
                                "payment.SettlePayment",
                                data))
                .isEqualTo(
                        hasher.digest(
                                utf8(
                                        "mingzhang/command/v1\n{\"actor\":\"u-1\",\"client\":\"finance-1\","
                                                + "\"data\":{\"amount\":\"1.00\",\"line\":\"l-1\"},\"id\":\"c-1\","
                                                + "\"log\":\"ledger.example.gov/440000\","
                                                + "\"type\":\"payment.SettlePayment\"}")));
    }

    /// Found with `printf 'mingzhang/command/v1\n{…}' | sha256sum`.
    @Test
    void digestsACommandAsTheShellDoes() {
        Hash32 digest =
                CommandDigest.of(SHA256, new Origin("l"), "a", "c", "1", "t.T", NODES.objectNode());

        assertThat(digest.hex())
                .isEqualTo("f7081ec8a52aa5bda8b8cb21c21a0bf58ee7d87db77723644b967c1a577ebe17");
    }

    @Test
    void signsAStatementUnderItsOwnPrefix() {
        ObjectNode statement = NODES.objectNode().put("subject", "P-1").put("action", "approve");

        assertThat(Statement.signedBytes(statement))
                .isEqualTo(
                        utf8(
                                "mingzhang/statement/v1\n{\"action\":\"approve\",\"subject\":\"P-1\"}"));
        assertThatExceptionOfType(EntryFormatException.class)
                .isThrownBy(() -> Statement.signedBytes(statement.put("amount", 1.5)))
                .satisfies(e -> assertThat(e.member()).isEqualTo("/amount"));
    }

    @ParameterizedTest
    @EnumSource
    void commitsToASaltedValue(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) 7);
        Commitment commitment = Commitment.of(hasher, salt, NODES.stringNode("张三"));
        byte[] spelledOut = new byte[33 + 8];
        spelledOut[0] = 2;
        System.arraycopy(salt, 0, spelledOut, 1, 32);
        System.arraycopy(utf8("\"张三\""), 0, spelledOut, 33, 8);

        assertThat(commitment.hash()).isEqualTo(hasher.digest(spelledOut));
        assertThat(new String(CanonicalJson.write(commitment.toJson()), StandardCharsets.UTF_8))
                .isEqualTo("{\"commitment\":\"" + commitment.hash().hex() + "\"}");
        assertThatThrownBy(() -> Commitment.of(hasher, new byte[31], NODES.stringNode("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
