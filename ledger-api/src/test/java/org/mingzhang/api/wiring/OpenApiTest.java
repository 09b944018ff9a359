package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.commands.CommandDesk;
import org.mingzhang.api.commands.CommandExamples;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.codec.CommandType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document: complete, and true to the examples.
class OpenApiTest {

    private final TestClient nobody = TestClient.nobody(TestLedger.as("handler").base());
    private final JsonNode document = nobody.get("/api/openapi").json();

    @Test
    void eachCommandHasASchemaAndAnExample() {
        JsonNode door = document.path("paths").path("/api/v1/commands").path("post");
        JsonNode json = door.path("requestBody").path("content").path("application/json");
        for (CommandType<?> type : CommandDesk.offered(TestLedger.shared().runtime().types())) {
            assertThat(document.path("components").path("schemas").has(type.name())).isTrue();
            assertThat(
                            json.path("examples")
                                    .path(type.name())
                                    .path("value")
                                    .path("type")
                                    .asString())
                    .isEqualTo(type.name());
        }
        assertThat(json.path("schema").path("oneOf").size())
                .isEqualTo(CommandDesk.offered(TestLedger.shared().runtime().types()).size());
        assertThat(door.path("requestBody").path("content").has("application/x-ndjson")).isTrue();
    }

    @Test
    void eachQueryIsThere() {
        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/api/v1/receipts/{client}/{id}",
                        "/api/v1/entries",
                        "/api/v1/entries/{position}",
                        "/api/v1/checkpoint",
                        "/api/v1/checkpoints/latest",
                        "/api/v1/proofs/{position}",
                        "/api/v1/proofs/consistency",
                        "/api/v1/receipts/{client}/{id}/proof",
                        "/api/v1/export",
                        "/api/v1/tag-index",
                        "/api/v1/tag-index/proof",
                        "/api/v1/status",
                        "/api/v1/commands/types",
                        "/api/v1/commands/schemas/{type}");
        assertThat(document.path("paths").propertyNames()).doesNotContain("/error");
    }

    @Test
    void thePublishedSchemasAcceptTheExamples() {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (CommandExamples.Example example : CommandExamples.load(new JsonMapper()).inOrder()) {
            TestClient.Reply reply = nobody.get("/api/v1/commands/schemas/" + example.type());
            assertThat(reply.header("Content-Type")).startsWith("application/schema+json");
            Schema schema = registry.getSchema(reply.text());

            assertThat(schema.validate(example.command().path("data")))
                    .as(example.type())
                    .isEmpty();
        }
    }

    @Test
    void thePageForPeopleOpensWithoutAToken() {
        TestClient.Reply address = nobody.get("/api");

        assertThat(address.status()).isEqualTo(302);
        TestClient.Reply page = nobody.get(address.header("Location"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("swagger-ui");
    }
}
