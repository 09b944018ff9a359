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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.mingzhang.projections.codes.CodeName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The names of codes, from the tables of a folder, and where they have none from the code sets
/// that are published in the log. Thread-safe.
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

    private final LoadingCache<CodeKind, Map<String, Name>> published;

    /// The tables of a folder, which need not exist.
    ///
    /// @param published gives the names in published code sets
    public CodeNames(Path folder, Supplier<? extends Collection<CodeName>> published) {
        this.folder = folder;
        this.published =
                Caffeine.newBuilder()
                        .expireAfterWrite(CACHE_TIME)
                        .build(kind -> PublishedNames.of(kind, published.get()));
    }

    /// What a code is called, if a table or a set says so.
    public Optional<String> find(CodeKind kind, String code) {
        return usual(kind, code).map(Name::text);
    }

    /// What a code is called in a language, or as usual where that language has no name for it.
    public Optional<String> find(CodeKind kind, String code, Locale language) {
        return name(kind, code, language).map(Name::text);
    }

    /// The same, with the language that the name is in.
    public Optional<Name> name(CodeKind kind, String code, Locale language) {
        return inTable(kind.file(language), code).or(() -> usual(kind, code));
    }

    private Optional<Name> usual(CodeKind kind, String code) {
        return inTable(kind.file(), code)
                .or(() -> Optional.ofNullable(published.get(kind).get(code)));
    }

    private Optional<Name> inTable(String table, String code) {
        return Optional.ofNullable(tables.get(table).get(code))
                .map(name -> new Name(name, Optional.empty()));
    }

    /// Codes whose name has all the words of a text, in any case, the first codes first.
    ///
    /// @param most how many at most
    public SortedMap<String, String> containing(CodeKind kind, String text, int most) {
        List<String> words = SPACE.splitAsStream(text.strip().toLowerCase(Locale.ROOT)).toList();
        SortedMap<String, String> found = new TreeMap<>();
        SortedMap<String, String> all = new TreeMap<>();
        published.get(kind).forEach((code, name) -> all.put(code, name.text()));
        all.putAll(tables.get(kind.file()));
        all.entrySet().stream()
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
