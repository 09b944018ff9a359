package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// What clients learn when the store refuses one command.
class PoisonCommandTest {

    private static final LedgerApplication WRITER = TestLedger.shared();

    private static String withdrawal(String id) {
        return TestClient.command(
                "payment.WithdrawPayment",
                id,
                """
                {"payment":"nobody-applied","effectiveDate":"2024-03-04","reason":"a test"}\
                """);
    }

    @Test
    void aCommandThatTheStoreRefusesFailsAloneAndItsNeighboursGoOn() throws Exception {
        String payment = "poison-1";
        String poison =
                TestClient.command(
                        "payment.WithdrawPayment",
                        payment,
                        """
                        {"payment":"%s","effectiveDate":"2024-03-04","reason":"a test"}\
                        """
                                .formatted(payment));
        sql(
                """
                alter table ledger.entry add constraint poison
                  check (position('payment:%s'::bytea in entry) = 0) not valid
                """
                        .formatted(payment));
        List<JsonNode> answers;
        try {
            answers =
                    TestLedger.as("handler").stream(
                                    withdrawal("poison-before"), poison, withdrawal("poison-after"))
                            .lines();
        } finally {
            sql("alter table ledger.entry drop constraint poison");
        }

        assertThat(answers.subList(0, 3))
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(422, 500, 422);
        JsonNode problem = answers.get(1).path("problem");
        assertThat(problem.path("code").asString()).isEqualTo("command-failed");
        assertThat(problem.path("incident").asString()).isNotEmpty();
        assertThat(problem.toString()).doesNotContain("Exception", "constraint", "ledger.entry");
        assertThat(TestLedger.as("handler").submit(poison).status())
                .as("the same command again, now that the store takes it")
                .isEqualTo(422);
    }

    private static void sql(String statement) throws SQLException {
        try (Connection owner = WRITER.runtime().databases().owner().getConnection();
                Statement run = owner.createStatement()) {
            run.execute(statement);
        }
    }
}
