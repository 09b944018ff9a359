package org.mingzhang.api.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One command after the other that an empty ledger accepts, at least one of each type.
///
/// The documentation shows them, and a test runs them in order, so that they work when pasted.
public final class CommandExamples {

    private static final String FILE = "examples.json";

    private final List<Example> examples;

    /// A command, and who may submit it.
    ///
    /// @param person of the development identity, who may submit it
    /// @param command the body to submit
    /// @param refusedBy the rule that refuses it, where nothing that a client sends can make it
    ///   accepted
    public record Example(String person, JsonNode command, Optional<String> refusedBy) {

        /// The type of the command.
        public String type() {
            return command.path("type").asString();
        }
    }

    private CommandExamples(List<Example> examples) {
        this.examples = examples;
    }

    /// Reads the examples that come with the program.
    public static CommandExamples load(JsonMapper json) {
        try (InputStream in = CommandExamples.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing beside the program");
            }
            return new CommandExamples(
                    json.readTree(in)
                            .valueStream()
                            .map(item ->
                                    new Example(
                                            item.path("as").asString(),
                                            item.path("command"),
                                            item.path("refusedBy").asStringOpt()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /// All of them, in the order in which they are accepted.
    public List<Example> inOrder() {
        return examples;
    }

    /// The first example of a type.
    public Optional<Example> of(String type) {
        return examples.stream().filter(example -> example.type().equals(type)).findFirst();
    }
}
