package org.mingzhang.verifier.check;

import java.io.IOException;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;

/// Checks that the entries of each command stand together, complete and in order, and gives the key
/// of every command to {@link CommandKeys}.
final class CommandRuns {
    private final CommandKeys keys;
    private final Findings findings;
    private boolean open;
    private long keyHigh;
    private long keyLow;
    private long nextIndex;
    private long count;

    CommandRuns(CommandKeys keys, Findings findings) {
        this.keys = keys;
        this.findings = findings;
    }

    /// The entry at `position`, in order.
    void next(long position, ChunkResult result, int i) throws IOException {
        boolean same = open && result.keyHigh[i] == keyHigh && result.keyLow[i] == keyLow;
        if (same && result.commandIndex[i] == nextIndex && result.commandCount[i] == count) {
            nextIndex++;
            open = nextIndex < count;
            return;
        }
        if (open) {
            shortRun(position);
        } else if (result.commandIndex[i] != 0) {
            findings.add(
                    new Finding.AtEntry(
                            Code.COMMAND_REPLAYED,
                            position,
                            "entry "
                                    + result.commandIndex[i]
                                    + " of a command without the entries before it"));
        }
        keyHigh = result.keyHigh[i];
        keyLow = result.keyLow[i];
        nextIndex = result.commandIndex[i] + 1;
        count = result.commandCount[i];
        open = nextIndex < count;
        keys.add(keyHigh, keyLow, position);
    }

    /// An entry whose command is not known, or that is missing, ends the run without a verdict.
    void unknown() {
        open = false;
    }

    /// The log ends before `position`.
    void end(long position) {
        if (open) {
            shortRun(position);
        }
    }

    private void shortRun(long position) {
        findings.add(
                new Finding.AtEntry(
                        Code.COMMAND_REPLAYED,
                        position,
                        "here should be entry "
                                + nextIndex
                                + " of the "
                                + count
                                + " entries of the command before"));
    }
}
