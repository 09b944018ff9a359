package org.mingzhang.verifier.check;

import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.crypto.Suite;

/// A checkpoint that the auditor kept from an earlier day.
///
/// @param place where it lies, for messages
/// @param suite the suite of its tree
/// @param checkpoint what it says
/// @param note the note it came in
public record HeldCheckpoint(String place, Suite suite, Checkpoint checkpoint, SignedNote note) {}
