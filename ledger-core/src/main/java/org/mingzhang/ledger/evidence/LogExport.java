package org.mingzhang.ledger.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.merkle.Tiles;
import org.mingzhang.ledger.store.LogReader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a log as static files that anyone can check without the ledger.
///
/// It reads what is durable, a bundle or a tile at a time, takes no lock that a writer notices, and
/// ends at one checkpoint. What is final and there already is left as it is. The checkpoints come
/// last: an export that breaks off is still the one that was there before. Entry bundles hold every
/// entry: keep them from those who may not read the log.
///
/// **Source** `docs/log-format.md`, section 8.
///
/// @param reader of the log
/// @param files as of the checkpoint where the export ends
public record LogExport(LogReader reader, LogFiles files) {

    /// Writes everything.
    ///
    /// @param progress told how many entries are written, after each bundle
    /// @throws IOException if a file cannot be written; those written are whole
    /// @throws ExportRefusedException if the target holds another log, or more than is to be
    ///   written
    public void writeTo(ExportTarget target, LongConsumer progress) throws IOException {
        long from = target.continuedFrom();
        if (from > files.size()) {
            throw new ExportRefusedException(
                    "the export there has size "
                            + from
                            + ", above the "
                            + files.size()
                            + " that is to be written; choose another directory");
        }
        for (long index = 0; index * Tiles.WIDTH < files.size(); index++) {
            int width = Tiles.width(0, index, files.size());
            put(target, new LogPath.Bundle(files.bundles(), index, width));
            progress.accept(index * Tiles.WIDTH + width);
        }
        for (Suite suite : reader.log().suites()) {
            tiles(target, suite);
            history(target, suite);
        }
        target.describe(describe());
        for (Suite suite : reader.log().suites().reversed()) {
            put(target, new LogPath.Newest(suite));
        }
        target.finish();
    }

    private void tiles(ExportTarget target, Suite suite) throws IOException {
        for (int level = 0; level <= Tiles.LEVEL_MAX; level++) {
            long count = Tiles.hashCount(level, files.size());
            for (long index = 0; index * Tiles.WIDTH < count; index++) {
                int width = Tiles.width(level, index, files.size());
                put(target, new LogPath.Tile(suite, level, index, width));
            }
        }
    }

    private void put(ExportTarget target, LogPath path) throws IOException {
        if (!target.has(path)) {
            target.write(
                    path,
                    files.read(path)
                            .orElseThrow(() ->
                                    new IllegalStateException("the log lacks " + path.path())));
        }
    }

    private void history(ExportTarget target, Suite suite) throws IOException {
        long above = 0;
        for (long index = 0; above < files.size(); index++) {
            List<String> notes = new ArrayList<>();
            for (String note : reader.checkpointsAbove(suite, above, Tiles.WIDTH)) {
                long size = LogFiles.sizeOf(note);
                if (size <= files.size()) {
                    notes.add(note);
                    above = size;
                }
            }
            if (notes.isEmpty()) {
                throw new IllegalStateException("no checkpoint of size " + files.size());
            }
            LogPath path = new LogPath.History(suite, index, notes.size());
            if (!target.has(path)) {
                target.write(path, LogFiles.history(notes));
            }
        }
    }

    private Bytes describe() {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("origin", reader.log().origin().value());
        description.put("size", files.size());
        var suites = description.putArray("suites");
        reader.log().suites().forEach(suite -> suites.add(suite.id()));
        return Bytes.copyOf((description + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
