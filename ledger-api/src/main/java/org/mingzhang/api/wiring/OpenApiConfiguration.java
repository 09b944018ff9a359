package org.mingzhang.api.wiring;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.mingzhang.api.commands.CommandDesk;
import org.mingzhang.api.commands.CommandExamples;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.schema.SchemaDocument;
import org.mingzhang.ledger.identity.Signable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document: what springdoc finds in the controllers, and the commands, which it cannot
/// find because all of them come through one door.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String COMMANDS = "/api/v1/commands";
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final String RECEIPT = "Receipt";

    private static final String SIGNATURE_SCHEMA =
            """
            {"type":"object","required":["alg","key","statement","value"],
             "additionalProperties":false,
             "properties":{
              "alg":{"type":"string","enum":["sm2-sm3","ed25519"]},
              "key":{"type":"string","pattern":"^[0-9a-f]{64}$"},
              "statement":{"type":"object"},
              "value":{"type":"string","pattern":"^[A-Za-z0-9+/]{86}==$"}}}
            """;

    @Bean
    OpenApiCustomizer document(TypeCatalogue types, JsonMapper json) {
        CommandExamples examples = CommandExamples.load(json);
        return document -> {
            describe(document);
            Components components = document.getComponents();
            components.addSchemas(PROBLEM, schema(PROBLEM_SCHEMA));
            components.addSchemas(RECEIPT, schema(RECEIPT_SCHEMA));
            JsonSchema anyCommand = new JsonSchema();
            MediaType one = new MediaType().schema(anyCommand);
            for (CommandType<?> type : CommandDesk.offered(types)) {
                components.addSchemas(type.name(), command(type));
                anyCommand.addOneOfItem(reference(type.name()));
                examples.of(type.name())
                        .ifPresent(example ->
                                one.addExamples(
                                        type.name(),
                                        new Example()
                                                .summary(type.name() + ", as " + example.person())
                                                .value(parsed(example.command().toString()))));
            }
            document.getPaths().put(COMMANDS, new PathItem().post(operation(one)));
            document.getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(OpenApiConfiguration::fails));
        };
    }

    private static void describe(OpenAPI document) {
        document.info(
                        new Info()
                                .title("Mingzhang")
                                .version("v1")
                                .description(
                                        "A tamper-evident ledger for public money. Commands go in"
                                                + " through one door and are answered with a"
                                                + " receipt; queries take `min=<position>` to"
                                                + " include what you have just written.")
                                .license(new License().name("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
        if (document.getComponents() == null) {
            document.components(new Components());
        }
        document.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
    }

    private static Schema<?> command(CommandType<?> type) {
        Schema<?> data = schema(SchemaDocument.of(type).text());
        data.set$id(null);
        data.set$schema(null);
        JsonSchema command = new JsonSchema();
        command.addType("object");
        command.required(List.of("type", "id", "data"));
        JsonSchema name = new JsonSchema();
        name.setConst(type.name());
        command.addProperty("type", name);
        command.addProperty("id", schema("{\"type\":\"string\",\"pattern\":\"" + ID + "\"}"));
        command.addProperty(
                "correlation", schema("{\"type\":\"string\",\"pattern\":\"" + ID + "\"}"));
        command.addProperty("data", data);
        if (Signable.class.isAssignableFrom(type.shape().type())) {
            command.addProperty("signature", schema(SIGNATURE_SCHEMA));
        }
        return command;
    }

    private static Operation operation(MediaType one) {
        MediaType lines =
                new MediaType()
                        .schema(
                                schema(
                                        "{\"type\":\"string\",\"description\":\"one command a"
                                                + " line\"}"));
        return new Operation()
                .operationId("submit")
                .addTagsItem("commands")
                .summary("Submit a command, or a stream of commands")
                .description(
                        "The idempotency key is (log, client of the token, id): the same command"
                                + " again gives the first answer again. As `application/x-ndjson`"
                                + " many commands are decided in the order of their lines, with a"
                                + " line of answer for each.")
                .requestBody(
                        new RequestBody()
                                .required(true)
                                .content(
                                        new Content()
                                                .addMediaType("application/json", one)
                                                .addMediaType("application/x-ndjson", lines)))
                .responses(
                        new ApiResponses()
                                .addApiResponse("200", receipt("The same command came before"))
                                .addApiResponse("201", receipt("Accepted and durable"))
                                .addApiResponse("400", problem("Wrong in form; lists everything"))
                                .addApiResponse("409", problem("The id belongs to another command"))
                                .addApiResponse("422", problem("Refused by a rule; recorded"))
                                .addApiResponse("429", problem("Refused too often"))
                                .addApiResponse("503", problem("Not available; send it again")));
    }

    private static void fails(Operation operation) {
        operation.getResponses().addApiResponse("default", problem("What went wrong"));
    }

    private static ApiResponse receipt(String description) {
        return response(description, "application/json", RECEIPT);
    }

    private static ApiResponse problem(String description) {
        return response(description, "application/problem+json", PROBLEM);
    }

    private static ApiResponse response(String description, String mediaType, String schema) {
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(
                                        mediaType, new MediaType().schema(reference(schema))));
    }

    private static Schema<?> reference(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    // The document is written by swagger-core, which has a Jackson of its own.
    private static Schema<?> schema(String text) {
        try {
            return Json31.mapper().readValue(text, JsonSchema.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("not a schema: " + text, e);
        }
    }

    private static Object parsed(String text) {
        try {
            return Json31.mapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    private static final String ID = "^[A-Za-z0-9._:-]{1,64}$";

    private static final String RECEIPT_SCHEMA =
            """
            {"type": "object",
             "description": "Where a command is recorded; a claim until a checkpoint covers it",
             "properties": {
               "log": {"type": "string"}, "client": {"type": "string"}, "id": {"type": "string"},
               "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
               "position": {"type": "integer", "minimum": 0},
               "count": {"type": "integer", "minimum": 1},
               "outcome": {"enum": ["accepted", "refused"]}, "repeated": {"type": "boolean"},
               "recordedAt": {"type": "string", "format": "date-time"},
               "eventIds": {"type": "array", "items": {"type": "string", "format": "uuid"}},
               "leafHashes": {"type": "array", "items": {"type": "object",
                 "properties": {"sha256": {"type": "string"}, "sm3": {"type": "string"}}}}}}
            """;

    private static final String PROBLEM_SCHEMA =
            """
            {"type": "object", "description": "RFC 9457; docs/problems.md lists the codes",
             "required": ["type", "title", "status", "detail", "code"],
             "properties": {
               "type": {"type": "string", "format": "uri"}, "title": {"type": "string"},
               "status": {"type": "integer"}, "detail": {"type": "string"},
               "code": {"type": "string"}, "rule": {"type": "string"},
               "limit": {"type": "string"}, "value": {"type": "string"},
               "receipt": {"$ref": "#/components/schemas/Receipt"},
               "violations": {"type": "array", "items": {"type": "object", "properties": {
                 "field": {"type": "string"}, "rule": {"type": "string"},
                 "value": {"type": "string"}, "message": {"type": "string"}}}}}}
            """;
}
