package org.mingzhang.ledger.evidence;

import java.io.IOException;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.store.LogReader;

/// A target on which an export gives way after each file to those who write the log meanwhile: it
/// then takes about ten times as long, and they hardly notice it.
public final class CourteousTarget implements ExportTarget {

    private final ExportTarget target;
    private final Courtesy courtesy;

    /// @param target where the files go
    /// @param reader of the log that is exported
    public CourteousTarget(ExportTarget target, LogReader reader) {
        this.target = target;
        this.courtesy = new Courtesy(reader::size, Courtesy.Watch.REAL);
    }

    @Override
    public long continuedFrom() {
        return target.continuedFrom();
    }

    @Override
    public boolean has(LogPath path) throws IOException {
        return target.has(path);
    }

    @Override
    public void write(LogPath path, Bytes bytes) throws IOException {
        target.write(path, bytes);
        courtesy.giveWay();
    }

    @Override
    public void describe(Bytes json) throws IOException {
        target.describe(json);
    }

    @Override
    public void finish() throws IOException {
        target.finish();
    }
}
