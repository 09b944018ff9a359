package org.mingzhang.api.names;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The names of codes, from the tables of a folder. Thread-safe.
///
/// **Shape** one file for each [CodeKind], `unit.csv` and so on: UTF-8 CSV with the columns `code`
/// and `name`; beside it `unit-en.csv` for English, where a code that is missing has the name of
/// `unit.csv`. A table that is changed is seen within [#CACHE_TIME]; one that is not there or
/// cannot be read gives no names, and pages say so.
public final class CodeNames {

    /// How long a table is trusted.
    static final Duration CACHE_TIME = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(CodeNames.class);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Path folder;
    private final LoadingCache<String, Map<String, String>> tables =
            Caffeine.newBuilder().expireAfterWrite(CACHE_TIME).build(this::read);

    /// The tables of a folder, which need not exist.
    public CodeNames(Path folder) {
        this.folder = folder;
    }

    /// What a code is called, if a table says so.
    public Optional<String> find(CodeKind kind, String code) {
        return Optional.ofNullable(tables.get(kind.file()).get(code));
    }

    /// What a code is called in a language, or as usual where that language has no name for it.
    public Optional<String> find(CodeKind kind, String code, Locale language) {
        return Optional.ofNullable(tables.get(kind.file(language)).get(code))
                .or(() -> find(kind, code));
    }

    /// Codes whose name has all the words of a text, in any case, the first codes first.
    ///
    /// @param most how many at most
    public SortedMap<String, String> containing(CodeKind kind, String text, int most) {
        List<String> words = SPACE.splitAsStream(text.strip().toLowerCase(Locale.ROOT)).toList();
        SortedMap<String, String> found = new TreeMap<>();
        new TreeMap<>(tables.get(kind.file()))
                .entrySet().stream()
                        .filter(code -> has(code.getValue(), words))
                        .limit(most)
                        .forEach(code -> found.put(code.getKey(), code.getValue()));
        return found;
    }

    private static boolean has(String name, List<String> words) {
        return words.stream().allMatch(name.toLowerCase(Locale.ROOT)::contains);
    }

    /// Writes a table, unless there is one.
    public void offer(CodeKind kind, Map<String, String> names) {
        offer(kind.file(), names);
    }

    /// Writes a table of names in a language, unless there is one.
    public void offer(CodeKind kind, Map<String, String> names, Locale language) {
        offer(kind.file(language), names);
    }

    private void offer(String table, Map<String, String> names) {
        Path file = folder.resolve(table);
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            try (CsvWriter out = CsvWriter.builder().build(file)) {
                out.writeRecord("code", "name");
                names.forEach(out::writeRecord);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the table of names " + file, e);
        }
        tables.invalidate(table);
    }

    private Map<String, String> read(String table) {
        Path file = folder.resolve(table);
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> names.put(row.getField("code"), row.getField("name")));
            return Map.copyOf(names);
        } catch (IOException | CsvParseException | NoSuchElementException e) {
            LOG.atWarn()
                    .addKeyValue("file", file.toString())
                    .setCause(e)
                    .log("names cannot be read");
            return Map.of();
        }
    }
}
