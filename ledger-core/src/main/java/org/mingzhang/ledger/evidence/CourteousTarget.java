package org.mingzhang.ledger.evidence;

import java.io.IOException;
import java.time.Duration;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.TimeSource;

/// A target on which an export gives way after each file to those who write the log meanwhile: it
/// then takes about ten times as long, and they hardly notice it.
public final class CourteousTarget implements ExportTarget {

    private final ExportTarget target;
    private final Courtesy courtesy;

    /// @param target where the files go
    /// @param reader of the log that is exported
    /// @param time that passes for the work
    public CourteousTarget(ExportTarget target, LogReader reader, TimeSource time) {
        this.target = target;
        this.courtesy =
                new Courtesy(
                        reader::size,
                        time.monotonicNanos(),
                        nanos -> Thread.sleep(Duration.ofNanos(nanos)));
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
