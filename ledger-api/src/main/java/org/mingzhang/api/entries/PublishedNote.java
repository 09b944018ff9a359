package org.mingzhang.api.entries;

import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;

/// A signed note as published, and what it says.
///
/// @param text the note, signatures included
/// @param checkpoint what is signed
record PublishedNote(String text, Checkpoint checkpoint) {

    static PublishedNote of(String note) {
        return new PublishedNote(note, Checkpoint.parse(SignedNote.parse(note).text()));
    }
}
