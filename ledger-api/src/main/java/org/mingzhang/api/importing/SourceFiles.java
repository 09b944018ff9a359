package org.mingzhang.api.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.rows.SourceFile;
import org.mingzhang.api.importing.rows.SourceRefused;
import org.mingzhang.ledger.codes.CodeKind;

/// The files of an import, in the order in which they are read.
///
/// @param budget the files with budget lines
/// @param payments the files with payments
/// @param names the files that say what codes are called, by kind
public record SourceFiles(
        List<SourceFile> budget, List<SourceFile> payments, Map<CodeKind, List<SourceFile>> names) {

    public SourceFiles {
        budget = List.copyOf(budget);
        payments = List.copyOf(payments);
        names = Map.copyOf(names);
    }

    /// Finds the files of budgets and payments alone, where no names are to be published.
    ///
    /// @throws SourceRefused as for all files
    public static SourceFiles find(Mapping mapping, List<Path> budget, List<Path> payments) {
        return find(mapping, budget, payments, List.of());
    }

    /// Finds the files that a mapping means and takes their digests.
    ///
    /// @param budget files, or folders of which the files with the mapping's names are taken
    /// @param payments the same for payments
    /// @param names folders with the tables of names; none where names are not to be published
    /// @throws SourceRefused if there is none, one cannot be read, or two have the same contents
    public static SourceFiles find(
            Mapping mapping, List<Path> budget, List<Path> payments, List<Path> names) {
        SourceFiles files =
                new SourceFiles(
                        find(budget, mapping.budget().files()),
                        find(payments, mapping.payments().files()),
                        names(mapping, names));
        if (files.budget.isEmpty() && files.payments.isEmpty()) {
            throw new SourceRefused(
                    "no file to import: neither "
                            + mapping.budget().files()
                            + " in "
                            + budget
                            + " nor "
                            + mapping.payments().files()
                            + " in "
                            + payments);
        }
        return files;
    }

    private static Map<CodeKind, List<SourceFile>> names(Mapping mapping, List<Path> places) {
        Map<CodeKind, List<SourceFile>> names = new EnumMap<>(CodeKind.class);
        if (!places.isEmpty()) {
            mapping.names()
                    .tables()
                    .forEach((kind, table) -> names.put(kind, find(places, table.files())));
        }
        List<SourceFile> found = names.values().stream().flatMap(List::stream).toList();
        if (found.isEmpty() && !places.isEmpty()) {
            throw new SourceRefused(
                    "no table of names in "
                            + places
                            + " as the mapping has them: "
                            + mapping.names().tables().values().stream()
                                    .flatMap(table -> table.files().stream())
                                    .toList());
        }
        return names;
    }

    private static List<SourceFile> find(List<Path> places, List<String> globs) {
        Map<String, SourceFile> byDigest = new LinkedHashMap<>();
        for (Path place : places) {
            try {
                for (Path path : SourceFile.select(place, globs)) {
                    SourceFile file = SourceFile.at(path);
                    SourceFile twin = byDigest.putIfAbsent(file.sha256(), file);
                    if (twin != null) {
                        throw new SourceRefused(path + ": has the same contents as " + twin.path());
                    }
                }
            } catch (IOException e) {
                throw new SourceRefused(place + ": cannot be read: " + e);
            }
        }
        return new ArrayList<>(byDigest.values());
    }
}
