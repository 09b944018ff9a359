package org.mingzhang.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.api.commands.CommandExamples;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.duty.DutyMatrix;
import org.mingzhang.ledger.duty.DutyMatrix.Cell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Each role sends each command, one by one and as a stream, and may what the written matrix says.
/// The examples are moved to names and years of their own, so that nobody else's money is touched.
class DutyOverHttpTest {

    private static final CommandExamples EXAMPLES = CommandExamples.load(new JsonMapper());

    private static List<String> roles() {
        return DutyMatrix.cells().stream().map(Cell::role).distinct().toList();
    }

    private static List<Cell> duties(String role) {
        return DutyMatrix.cells().stream()
                .filter(cell -> cell.role().equals(role))
                .filter(cell -> EXAMPLES.of(cell.command()).isPresent())
                .toList();
    }

    private static TestClient client(String role) {
        String id = "matrix-" + role;
        Identity identity = new Identity(id, id, List.of(role), "219011", "");
        BearerToken token =
                TestLedger.shared()
                        .runtime()
                        .tokens()
                        .create(id, identity, false, Optional.empty());
        return TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
    }

    /// The example of a command, about things that nobody else has.
    private static String command(String type, String role, String way) {
        ObjectNode command = (ObjectNode) EXAMPLES.of(type).orElseThrow().command().deepCopy();
        command.put("id", "matrix-" + role + "-" + way + "-" + type);
        ObjectNode data = (ObjectNode) command.get("data");
        for (String member : List.of("payment", "line", "source", "target", "person")) {
            if (data.has(member)) {
                data.put(member, "matrix-" + role + "-" + way + "-" + member);
            }
        }
        if (data.path("year").isString()) {
            data.put("year", "990000000/2031");
        }
        if (data.has("key")) {
            data.put("key", "0123456789abcdef".repeat(4));
        }
        return command.toString();
    }

    private static boolean isForbidden(JsonNode problem) {
        return problem.path("rule").asString().equals("role-not-permitted");
    }

    @ParameterizedTest
    @MethodSource("roles")
    void aRoleMayWhatTheMatrixSays(String role) {
        TestClient client = client(role);
        List<Cell> duties = duties(role);
        assertThat(duties).hasSizeGreaterThan(20);

        for (Cell cell : duties) {
            TestClient.Reply reply = client.submit(command(cell.command(), role, "one"));
            // 404 where there is nothing to erase.
            assertThat(reply.status()).as(reply.text()).isIn(201, 403, 404, 422);
            assertThat(reply.status() == 403).as(cell + reply.text()).isEqualTo(!cell.allowed());
            assertThat(isForbidden(reply.json())).as(reply.text()).isEqualTo(!cell.allowed());
        }
        List<String> lines =
                duties.stream().map(cell -> command(cell.command(), role, "bulk")).toList();
        List<JsonNode> answers = client.stream(TestClient.lines(lines)).lines();
        for (int i = 0; i < duties.size(); i++) {
            assertThat(isForbidden(answers.get(i).path("problem")))
                    .as(duties.get(i) + ": " + answers.get(i))
                    .isEqualTo(!duties.get(i).allowed());
        }
    }
}
