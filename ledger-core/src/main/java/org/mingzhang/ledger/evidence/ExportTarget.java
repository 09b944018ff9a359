package org.mingzhang.ledger.evidence;

import java.io.IOException;
import org.mingzhang.ledger.crypto.Bytes;

/// Where the files of an export go.
public interface ExportTarget {

    /// The size of the export that is continued; 0 for a new one.
    long continuedFrom();

    /// Whether a file that can never change is there already.
    boolean has(LogPath path) throws IOException;

    /// Writes a file of the log, whole or not at all.
    void write(LogPath path, Bytes bytes) throws IOException;

    /// Writes the description, which is no part of the log.
    void describe(Bytes json) throws IOException;

    /// Called when everything is written.
    void finish() throws IOException;
}
