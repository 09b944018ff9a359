package org.mingzhang.api.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.rows.SourceFile;
import org.mingzhang.api.importing.rows.SourceRefused;

/// The files of an import, in the order in which they are read.
///
/// @param budget the files with budget lines
/// @param payments the files with payments
public record SourceFiles(List<SourceFile> budget, List<SourceFile> payments) {

    public SourceFiles {
        budget = List.copyOf(budget);
        payments = List.copyOf(payments);
    }

    /// Finds the files that a mapping means and takes their digests.
    ///
    /// @param budget files, or folders of which the files with the mapping's names are taken
    /// @param payments the same for payments
    /// @throws SourceRefused if there is none, one cannot be read, or two have the same contents
    public static SourceFiles find(Mapping mapping, List<Path> budget, List<Path> payments) {
        SourceFiles files =
                new SourceFiles(
                        find(budget, mapping.budget().files()),
                        find(payments, mapping.payments().files()));
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
