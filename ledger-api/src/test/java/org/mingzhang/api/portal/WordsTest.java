package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.codec.EventType;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.duty.Role;

/// The words of the portal: what the ledger can write has words in both languages, and no words are
/// left over for what it cannot write.
class WordsTest {

    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle(
                "org.mingzhang.api.portal.words",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> names(ResourceBundle words, String kind) {
        Set<String> names = new TreeSet<>();
        words.keySet().stream()
                .filter(key -> key.startsWith(kind) && key.contains("."))
                .map(key -> key.substring(kind.length()))
                .forEach(names::add);
        return names;
    }

    /// Without the codes that English shows as they are: EUR, Europe/Madrid.
    private static Set<String> shared(String language) {
        Set<String> keys = new TreeSet<>(words(language).keySet());
        keys.removeIf(key -> key.startsWith("currency.") || key.startsWith("zone."));
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zh"})
    void everyEventHasWords(String language) {
        Set<String> expected = new TreeSet<>(Set.of("refused"));
        TYPES.events().stream().map(EventType::name).forEach(expected::add);
        // A refusal is named after its command.
        TYPES.commands().forEach(command -> expected.remove(command.name() + "Refused"));

        assertThat(names(words(language), "event.")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zh"})
    void everyCommandHasWordsAndSoHasItsRefusal(String language) {
        Set<String> expected = new TreeSet<>();
        TYPES.commands().forEach(command -> expected.add(command.name()));

        assertThat(names(words(language), "command.")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zh"})
    void everyRoleHasWords(String language) {
        for (Role role : Role.values()) {
            assertThat(words(language).containsKey("role." + role.id())).as(role.id()).isTrue();
        }
    }

    /// The second of two texts of one name takes the place of the first, wherever that is shown.
    @ParameterizedTest
    @ValueSource(strings = {"words.properties", "words_zh.properties"})
    void noNameHasTwoTexts(String file) throws IOException {
        List<String> names =
                Files.readAllLines(
                                Path.of("src/main/resources/org/mingzhang/api/portal", file),
                                StandardCharsets.UTF_8)
                        .stream()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(shared("zh")).isEqualTo(shared(""));
    }
}
