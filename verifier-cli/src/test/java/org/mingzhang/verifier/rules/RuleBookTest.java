package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    @Test
    void hasALineForEveryPublishedTypeThatCarriesTheTagOfAPool() throws IOException {
        List<String> without = new ArrayList<>();
        int seen = 0;
        try (var files = Files.list(Path.of("../docs/events"))) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains("\"x-tag\": \"pool\"")) {
                    seen++;
                    String name = file.getFileName().toString();
                    String type = name.substring(0, name.indexOf('.', name.indexOf('.') + 1));
                    if (RuleBook.rule(type) == null) {
                        without.add(type);
                    }
                }
            }
        }

        assertThat(seen).isPositive();
        assertThat(without).isEmpty();
    }
}
