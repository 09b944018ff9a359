package org.mingzhang.api.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.codec.CommandType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The examples of the documentation, pasted one after the other.
class CommandExamplesTest {

    private final CommandExamples examples = CommandExamples.load(new JsonMapper());

    @Test
    void eachTypeOfCommandHasAnExample() {
        Set<String> shown =
                examples.inOrder().stream()
                        .map(CommandExamples.Example::type)
                        .collect(Collectors.toSet());

        Set<String> known =
                CommandDesk.offered(TestLedger.shared().runtime().types()).stream()
                        .map(CommandType::name)
                        .collect(Collectors.toSet());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(known);
    }

    /// An example names a text of a ledger that is none; here it is one that an example before it
    /// brought.
    private static String command(CommandExamples.Example example, List<Long> positions) {
        ObjectNode command = (ObjectNode) example.command().deepCopy();
        if (example.type().endsWith("Erasure")) {
            ((ObjectNode) command.path("data")).put("commitment", commitment(positions));
        }
        return command.toString();
    }

    private static String commitment(List<Long> positions) {
        return positions.stream()
                .map(position ->
                        TestLedger.as("auditor")
                                .get("/api/v1/entries/" + position + "/disclosures")
                                .json()
                                .path(0)
                                .path("commitment")
                                .asString(""))
                .filter(commitment -> !commitment.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachExampleIsAcceptedOnceOrRefusedAsItSays() {
        List<Long> positions = new ArrayList<>();
        for (CommandExamples.Example example : examples.inOrder()) {
            TestClient person = TestLedger.as(example.person());
            String command = command(example, positions);

            TestClient.Reply first = person.submit(command);

            if (example.refusedBy().isPresent()) {
                assertThat(first.json().path("rule").asString())
                        .isEqualTo(example.refusedBy().get());
                continue;
            }
            assertThat(first.status()).as(first.text()).isEqualTo(201);
            JsonNode receipt = first.json();
            assertThat(receipt.path("outcome").asString()).isEqualTo("accepted");
            assertThat(receipt.path("repeated").asBoolean()).isFalse();
            positions.add(receipt.path("position").asLong());

            TestClient.Reply again = person.submit(command);

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().path("repeated").asBoolean()).isTrue();
            assertThat(again.json().path("position")).isEqualTo(receipt.path("position"));
            assertThat(again.json().path("eventIds")).isEqualTo(receipt.path("eventIds"));
            assertThat(again.json().path("leafHashes")).isEqualTo(receipt.path("leafHashes"));
        }
    }
}
