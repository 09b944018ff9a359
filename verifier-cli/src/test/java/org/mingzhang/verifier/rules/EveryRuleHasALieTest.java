package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A rule that no test breaks may never have been replayed at all.
class EveryRuleHasALieTest {
    private static final Pattern BROKEN = Pattern.compile("BrokenRule\\(\\s*\"([a-z-]+)\"");

    private static List<String> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(EveryRuleHasALieTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatTheReplayCallsBrokenIsBrokenByATest() throws IOException {
        TreeSet<String> rules = new TreeSet<>();
        for (String source : sources("src/main/java/org/mingzhang/verifier/rules")) {
            BROKEN.matcher(source).results().forEach(found -> rules.add(found.group(1)));
        }
        assertThat(rules).hasSizeGreaterThan(50);
        List<String> tests = sources("src/test/java");

        rules.removeIf(rule ->
                tests.stream().anyMatch(Pattern.compile("[\" ]" + rule + "[\":]").asPredicate()));

        assertThat(rules).isEmpty();
    }
}
