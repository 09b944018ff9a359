package org.mingzhang.ledger.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.merkle.Tiles;

/// The path of a file of an exported log, relative to its root.
///
/// **Shape** `checkpoint`, `checkpoints/<N>[.p/<W>]`, `tile/<L>/<N>[.p/<W>]`,
/// `tile/entries/<N>[.p/<W>]`, and each with `sm3/` before it. `<N>` is an index in groups of three
/// digits (`x001/x234/067`), `<W>` the width of a file that is not full, 1 to 255. One file has one
/// path. **Source** C2SP `tlog-tiles`; `docs/log-format.md`, section 8.
public sealed interface LogPath {

    /// The folder: none for `sha256`, `sm3/` for the other.
    Suite folder();

    /// The path below the folder.
    String name();

    /// Whether the bytes at this path can never change.
    boolean isFinal();

    /// The whole path.
    default String path() {
        return switch (folder()) {
            case SHA256 -> name();
            case SM3 -> "sm3/" + name();
        };
    }

    /// The newest checkpoint.
    record Newest(Suite folder) implements LogPath {

        @Override
        public String name() {
            return "checkpoint";
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /// Up to 256 checkpoints in the order of their sizes.
    ///
    /// @param index of the file
    /// @param width how many it holds, 256 for a full one
    record History(Suite folder, long index, int width) implements LogPath {

        @Override
        public String name() {
            return "checkpoints/" + Tiles.numbered(index, width);
        }

        @Override
        public boolean isFinal() {
            return width == Tiles.WIDTH;
        }
    }

    /// Hashes of the tree.
    ///
    /// @param level of the tile
    /// @param index in its level
    /// @param width how many hashes it holds, 256 for a full one
    record Tile(Suite folder, int level, long index, int width) implements LogPath {

        @Override
        public String name() {
            return Tiles.path(level, index, width);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /// Up to 256 entries.
    ///
    /// @param index of the bundle
    /// @param width how many it holds, 256 for a full one
    record Bundle(Suite folder, long index, int width) implements LogPath {

        @Override
        public String name() {
            return Tiles.entriesPath(index, width);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /// The path of its text form.
    ///
    /// @return empty for everything that is no path of a log: another form of a number, an upward
    ///   step, a width of 0 or 256
    static Optional<LogPath> parse(String path) {
        Suite folder = path.startsWith("sm3/") ? Suite.SM3 : Suite.SHA256;
        String name = path.substring(folder == Suite.SM3 ? 4 : 0);
        if (name.equals("checkpoint")) {
            return Optional.of(new Newest(folder));
        }
        Matcher file = Grammar.FILE.matcher(name);
        if (!file.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(file.group("index").replaceAll("[x/]", ""));
        String partial = file.group("width");
        int width = partial == null ? Tiles.WIDTH : Integer.parseInt(partial);
        if (width > Tiles.WIDTH - 1 && partial != null) {
            return Optional.empty();
        }
        String kind = file.group("kind");
        return switch (kind) {
            case "checkpoints" -> Optional.of(new History(folder, index, width));
            case "tile/entries" -> Optional.of(new Bundle(folder, index, width));
            default -> {
                int level = Integer.parseInt(kind.substring("tile/".length()));
                yield level > Tiles.LEVEL_MAX
                        ? Optional.empty()
                        : Optional.of(new Tile(folder, level, index, width));
            }
        };
    }

    /// The forms, which an interface cannot hide otherwise.
    final class Grammar {

        // No more groups than a position has: 2^53 / 256 has fourteen digits.
        private static final Pattern FILE =
                Pattern.compile(
                        "(?<kind>checkpoints|tile/entries|tile/(?:0|[1-9][0-9]?))"
                                + "/(?<index>(?:x(?!000)[0-9]{3}/(?:x[0-9]{3}/){0,3})?[0-9]{3})"
                                + "(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

        private Grammar() {}
    }
}
