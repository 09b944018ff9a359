package org.mingzhang.api.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Does each attack to a clone of a ledger, and has the verifier look at it with each evidence.
///
/// @param scene the ledger; it is left as it is
/// @param verifier looks
/// @param workplace a directory for what is needed meanwhile
/// @param random for keys that an attacker makes
public record TamperDrill(Scene scene, VerifierJar verifier, Path workplace, SecureRandom random) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLONE = "mingzhang_drill";

    /// A ledger that is not verified before anybody has touched it.
    public static final class NotVerifiedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotVerifiedException(String message) {
            super(message);
        }
    }

    /// The evidence that there is of this ledger.
    public Set<Evidence> evidence() {
        Set<Evidence> held = EnumSet.allOf(Evidence.class);
        if (scene.policy().isEmpty() || scene.witnessed().isEmpty()) {
            held.remove(Evidence.WITNESSES);
        }
        return held;
    }

    /// Runs them all.
    ///
    /// @param progress told of each attack when it is over
    /// @throws NotVerifiedException if the ledger as it is does not pass with all evidence
    public List<Detection> run(List<Attack> attacks, Consumer<Attack> progress)
            throws SQLException, IOException {
        List<Detection> matrix = new ArrayList<>();
        requireHonest();
        for (Attack attack : attacks) {
            matrix.add(run(attack));
            progress.accept(attack);
        }
        return matrix;
    }

    private void requireHonest() throws SQLException, IOException {
        onClone((clone, victim) -> {
            for (Evidence evidence : evidence()) {
                Verdict verdict = verify(clone, victim.published(), evidence);
                if (!verdict.verified()) {
                    throw new NotVerifiedException(
                            "with the evidence '%s' the ledger is not verified before the drill: %s at %s"
                                    .formatted(
                                            evidence.words(),
                                            verdict.code().orElse("?"),
                                            verdict.place().orElse("?")));
                }
            }
            return verify(clone, victim.published(), Evidence.DATABASE);
        });
    }

    private Detection run(Attack attack) throws SQLException, IOException {
        return onClone((clone, victim) -> {
            victim.disarm();
            long from;
            try {
                from = attack.deed().commit(victim);
            } catch (NothingToAttackException e) {
                return Detection.without(attack, e.what());
            }
            Verdict plain = verify(clone, victim.published(), Evidence.DATABASE);
            Set<Evidence> shownBy = EnumSet.noneOf(Evidence.class);
            Optional<Verdict> first = plain.verified() ? Optional.empty() : Optional.of(plain);
            if (!plain.verified()) {
                // What shows without more shows with more.
                shownBy.add(Evidence.DATABASE);
            } else {
                Set<Evidence> more = evidence();
                more.remove(Evidence.DATABASE);
                for (Evidence evidence : more) {
                    Verdict verdict = verify(clone, victim.published(), evidence);
                    if (!verdict.verified()) {
                        shownBy.add(evidence);
                        first = first.or(() -> Optional.of(verdict));
                    }
                }
            }
            return new Detection(
                    attack,
                    Optional.empty(),
                    from,
                    shownBy,
                    first.flatMap(Verdict::code),
                    first.flatMap(Verdict::place),
                    first.map(Verdict::position).orElseGet(OptionalLong::empty),
                    plain.notEvaluated());
        });
    }

    private interface Work<T> {
        T on(DatabaseServer clone, Victim victim) throws SQLException, IOException;
    }

    private <T> T onClone(Work<T> work) throws SQLException, IOException {
        DatabaseServer clone = scene.database().cloneAs(CLONE);
        Path published = Files.createTempDirectory(workplace, "published");
        try (Connection connection = clone.connect()) {
            copy(scene.published(), published);
            return work.on(clone, new Victim(connection, scene, published, random));
        } finally {
            clone.drop();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> !file.equals(from))
                    .forEach(file -> {
                        try {
                            Files.copy(file, to.resolve(from.relativize(file).toString()));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    private Verdict verify(DatabaseServer clone, Path published, Evidence evidence)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "verify",
                                "--database",
                                clone.url(),
                                "--user",
                                clone.user(),
                                "--log",
                                scene.log().origin().value(),
                                "--keys",
                                scene.trusted().toString(),
                                "--report",
                                "json",
                                "--progress",
                                "never"));
        if (!clone.password().isEmpty()) {
            arguments.add("--password-file");
            arguments.add(
                    Files.writeString(workplace.resolve("password"), clone.password()).toString());
        }
        switch (evidence) {
            case DATABASE -> {}
            case PUBLISHED -> since(arguments, checkpoints(published));
            case WITNESSES -> {
                arguments.add("--policy");
                arguments.add(scene.policy().orElseThrow().toString());
                since(arguments, scene.witnessed());
            }
            case KEPT -> since(arguments, scene.kept());
            case SECOND_AUDITOR -> since(arguments, scene.second());
        }
        VerifierJar.Answer answer = verifier.run(arguments.toArray(String[]::new));
        if (answer.status() > 1) {
            throw new IOException("the verifier could not look: " + answer.errors().strip());
        }
        return Verdict.of(JSON.readTree(answer.output()));
    }

    private static void since(List<String> arguments, List<Path> notes) {
        for (Path note : notes) {
            arguments.add("--since");
            arguments.add(note.toString());
        }
    }

    private static List<Path> checkpoints(Path folder) {
        return Stream.of(folder.resolve("checkpoint"), folder.resolve("sm3").resolve("checkpoint"))
                .filter(Files::exists)
                .toList();
    }
}
