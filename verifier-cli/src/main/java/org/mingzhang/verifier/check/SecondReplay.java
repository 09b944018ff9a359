package org.mingzhang.verifier.check;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.mingzhang.verifier.entry.Defect;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.readside.ShownEntry;
import org.mingzhang.verifier.rules.MovementSink;
import org.mingzhang.verifier.rules.RecordedEvent;
import org.mingzhang.verifier.rules.RuleReplay;
import org.mingzhang.verifier.source.DerivedTables;
import org.mingzhang.verifier.source.EntryChunk;
import org.mingzhang.verifier.source.Rows;
import org.mingzhang.verifier.source.SourceException;

/// Replays the entries of a log once more, to describe what a sum of hashes has shown to differ.
///
/// @param again where the entries are
/// @param workDirectory where state is put that does not fit into memory
/// @param zone of the log's bare dates
record SecondReplay(DerivedTables again, Path workDirectory, ZoneId zone) {
    /// Replays the entries before a position.
    void run(long to, MovementSink movements, Consumer<ShownEntry> shown) throws SourceException {
        EntryReader reader = new EntryReader();
        try (RuleReplay replay = new RuleReplay(workDirectory, zone, Optional.of(movements));
                Rows<EntryChunk> chunks = again.entries(0, to)) {
            for (EntryChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                for (int i = 0; i < chunk.count(); i++) {
                    Defect defect =
                            reader.read(chunk.data()[i], chunk.offsets()[i], chunk.lengths()[i]);
                    if (defect == null || defect.rule() == Defect.Rule.TIME) {
                        String type = reader.tape().text(reader.type());
                        RecordedEvent.of(type, reader).ifPresent(replay::next);
                        ShownEntry.of(type, reader).ifPresent(shown);
                    }
                }
            }
        }
    }
}
