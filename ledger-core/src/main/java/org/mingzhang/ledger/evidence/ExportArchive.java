package org.mingzhang.ledger.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.log.merkle.Tiles;

/// An export as one zip, written to a stream while it is made. Unpacked over an export of the size
/// that it continues, it gives the export of its own size, with files left over that longer ones
/// have replaced.
public final class ExportArchive implements ExportTarget {

    private final ZipOutputStream zip;
    private final long continuedFrom;

    /// @param out left open
    /// @param continuedFrom the size of the export that the receiver has; 0 for everything
    public ExportArchive(OutputStream out, long continuedFrom) {
        this.zip = new ZipOutputStream(out);
        this.continuedFrom = continuedFrom;
        zip.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public long continuedFrom() {
        return continuedFrom;
    }

    @Override
    public boolean has(LogPath path) {
        return switch (path) {
            case LogPath.Newest _, LogPath.History _ -> false;
            case LogPath.Tile(_, int level, long index, _) ->
                    Tiles.width(level, index, continuedFrom) == Tiles.WIDTH;
            case LogPath.Bundle(_, long index, _) ->
                    Tiles.width(0, index, continuedFrom) == Tiles.WIDTH;
        };
    }

    @Override
    public void write(LogPath path, Bytes bytes) throws IOException {
        put(path.path(), bytes);
    }

    @Override
    public void describe(Bytes json) throws IOException {
        put("export.json", json);
    }

    private void put(String name, Bytes bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The same log gives the same archive.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes.toBytes());
        zip.closeEntry();
    }

    @Override
    public void finish() throws IOException {
        zip.finish();
    }
}
