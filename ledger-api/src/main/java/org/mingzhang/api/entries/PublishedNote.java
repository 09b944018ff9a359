package org.mingzhang.api.entries;

import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;

/// A signed note as published, and what it says.
///
/// @param text the note, signatures included
/// @param checkpoint what is signed
/// @param signatures how many stand under it; witnesses add theirs when it is out already
record PublishedNote(String text, Checkpoint checkpoint, int signatures) {

    static PublishedNote of(String note) {
        SignedNote signed = SignedNote.parse(note);
        return new PublishedNote(note, Checkpoint.parse(signed.text()), signed.signatures().size());
    }
}
