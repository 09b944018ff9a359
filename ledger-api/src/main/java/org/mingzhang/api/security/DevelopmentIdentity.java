package org.mingzhang.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Made-up people for a trial installation, so that flows of three persons can be tried by curl.
///
/// Each has a token in a file of the same name, readable by its owner alone, the same after a
/// restart: `curl -H "Authorization: Bearer $(cat data/tokens/handler)" …`. Their tokens open
/// nothing in an installation that did not ask for the development identity.
public final class DevelopmentIdentity {

    private static final String CLIENT = "development";
    private static final String UNIT = "440000";

    private static final Map<String, List<String>> PEOPLE = people();

    private final Path directory;
    private final TokenStore tokens;

    /// The people whose tokens lie in a directory.
    public DevelopmentIdentity(Path directory, TokenStore tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    private static Map<String, List<String>> people() {
        Map<String, List<String>> people = new LinkedHashMap<>();
        people.put("handler", List.of("handler"));
        people.put("reviewer", List.of("reviewer"));
        people.put("approver", List.of("approver"));
        people.put("head", List.of("business-head"));
        people.put("finance", List.of("finance"));
        people.put("budget-a", List.of("budget"));
        people.put("budget-b", List.of("budget"));
        people.put("importer", List.of("importer"));
        people.put("auditor", List.of("auditor"));
        people.put("discipline", List.of("discipline"));
        people.put("deputy", List.of("deputy"));
        people.put("admin", List.of("admin"));
        people.put("admin-b", List.of("admin"));
        return people;
    }

    /// The people, in the order of the flow.
    public static List<Identity> identities() {
        return PEOPLE.entrySet().stream()
                .map(person -> identity(person.getKey(), person.getValue()))
                .toList();
    }

    private static Identity identity(String person, List<String> roles) {
        return new Identity(CLIENT + "-" + person, person, roles, UNIT, "");
    }

    /// Makes the tokens that are missing.
    ///
    /// @return the file of each person's token, in the order of the flow
    public Map<String, Path> prepare() {
        List<String> stored =
                tokens.list().stream()
                        .filter(TokenStore.StoredToken::development)
                        .filter(token -> token.revokedAt().isEmpty())
                        .map(TokenStore.StoredToken::id)
                        .toList();
        Map<String, Path> files = new LinkedHashMap<>();
        PEOPLE.forEach((person, roles) -> {
            String id = "development-" + person;
            Path file = directory.resolve(person);
            if (!stored.contains(id) || !Files.exists(file)) {
                tokens.forgetDevelopmentToken(id);
                write(file, tokens.create(id, identity(person, roles), true, Optional.empty()));
            }
            files.put(person, file);
        });
        return files;
    }

    private static void write(Path file, BearerToken token) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token.reveal() + "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the token file " + file, e);
        }
    }
}
