package org.mingzhang.api.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.schema.SchemaDocument;
import org.mingzhang.ledger.duty.Duty;
import org.mingzhang.ledger.duty.Role;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be commanded, by whom, and how it is written.
@RestController
@RequestMapping("/api/v1/commands")
public final class CommandTypesController {

    private final TypeCatalogue types;

    /// The commands of a catalogue.
    public CommandTypesController(TypeCatalogue types) {
        this.types = types;
    }

    /// All types of commands.
    @GetMapping(path = "/types", produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> types() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (CommandType<?> type : CommandDesk.offered(types)) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("type", type.name());
            item.put(
                    "roles",
                    Duty.rolesFor(type.shape().type()).stream().map(Role::id).sorted().toList());
            item.put("schema", "/api/v1/commands/schemas/" + type.name());
            list.add(item);
        }
        return Map.of("types", list);
    }

    /// The JSON Schema (2020-12) of the `data` of one type.
    @GetMapping(path = "/schemas/{type}", produces = "application/schema+json")
    public String schema(@PathVariable String type) {
        return types.command(type)
                .map(SchemaDocument::of)
                .map(SchemaDocument::text)
                .orElseThrow(() -> new FaultException(new Fault.NotFound("command-type", type)));
    }
}
