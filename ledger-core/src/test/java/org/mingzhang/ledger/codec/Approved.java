package org.mingzhang.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files that people approve by checking them in. `-Dapprove=true` writes them; the change is then
/// looked at before it is committed.
final class Approved {

    static final Path DOCS = Path.of("..", "docs");

    private static final boolean WRITE = Boolean.getBoolean("approve");

    private Approved() {}

    /// Asserts that the file holds exactly this text.
    static void isText(Path file, String text) {
        if (WRITE) {
            write(file, text);
        }
        assertThat(file).exists();
        assertThat(read(file))
                .as("%s; if the change is meant, run the test with -Dapprove=true", file)
                .isEqualTo(text);
    }

    /// Asserts that the file holds exactly this text between the comments `begin` and `end` of a
    /// section; what stands around it is written by hand.
    static void isSection(Path file, String name, String text) {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->\n";
        String page = read(file);
        assertThat(page).contains(begin, end);
        int from = page.indexOf(begin) + begin.length();
        isText(file, page.substring(0, from) + text + page.substring(page.indexOf(end)));
    }

    /// The approved text; made from `first` when there is none yet, and never changed after.
    static String textOnceWritten(Path file, String first) {
        if (WRITE && Files.notExists(file)) {
            write(file, first);
        }
        assertThat(file).as("run the test with -Dapprove=true to add it").exists();
        return read(file);
    }

    /// The names of all files in a folder.
    static Set<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
