package org.mingzhang.api.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.codec.CommandType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    @Test
    void eachExampleIsAcceptedOnceOrRefusedAsItSays() {
        for (CommandExamples.Example example : examples.inOrder()) {
            TestClient person = TestLedger.as(example.person());

            TestClient.Reply first = person.submit(example.command().toString());

            if (example.refusedBy().isPresent()) {
                assertThat(first.json().path("rule").asString())
                        .isEqualTo(example.refusedBy().get());
                continue;
            }
            assertThat(first.status()).as(first.text()).isEqualTo(201);
            JsonNode receipt = first.json();
            assertThat(receipt.path("outcome").asString()).isEqualTo("accepted");
            assertThat(receipt.path("repeated").asBoolean()).isFalse();

            TestClient.Reply again = person.submit(example.command().toString());

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().path("repeated").asBoolean()).isTrue();
            assertThat(again.json().path("position")).isEqualTo(receipt.path("position"));
            assertThat(again.json().path("eventIds")).isEqualTo(receipt.path("eventIds"));
            assertThat(again.json().path("leafHashes")).isEqualTo(receipt.path("leafHashes"));
        }
    }
}
