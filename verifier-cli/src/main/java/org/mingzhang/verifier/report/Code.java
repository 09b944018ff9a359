package org.mingzhang.verifier.report;

/// The checks, in the order of a report. The identifiers are stable: scripts depend on them.
///
/// **Source**: `docs/log-format.md` section 10.
public enum Code {
    /// Canonical form, strict values, known members, limits.
    ENTRY_ENCODING("entry-encoding", "every entry is canonical, strict and within the limits"),
    /// Positions 0, 1, 2 …
    POSITION_GAP("position-gap", "no position is missing, doubled or swapped"),
    /// Stored leaf hashes.
    LEAF_MISMATCH("leaf-mismatch", "stored leaf hashes equal the recomputed ones"),
    /// Links between entries.
    CHAIN_BREAK("chain-break", "every entry names its predecessor's hash"),
    /// Clock.
    TIME_REVERSAL("time-reversal", "time never runs backwards, decisions are recorded within 5 s"),
    /// Indexed columns of a database.
    COLUMN_MISMATCH("column-mismatch", "columns, tag rows, receipts and head equal the entries"),
    /// Tags against schemas.
    TAG_MISMATCH("tag-mismatch", "tags equal what the schemas derive from the data"),
    /// Commands.
    COMMAND_REPLAYED("command-replayed", "no command appears twice or in part"),
    /// Roots and tiles.
    ROOT_MISMATCH("root-mismatch", "the tree gives the signed root at every checkpoint"),
    /// Signatures.
    BAD_SIGNATURE("bad-signature", "checkpoints and statements of actors are signed by their keys"),
    /// Checkpoints against each other.
    CHECKPOINT_CONFLICT("checkpoint-conflict", "one root for one size, the same sizes everywhere"),
    /// Length.
    TRUNCATED("truncated", "the log reaches the newest checkpoint known"),
    /// Held checkpoints.
    INCONSISTENT("inconsistent", "the log continues every checkpoint that the auditor holds"),
    /// Witnesses.
    QUORUM_MISSING("quorum-missing", "enough witnesses have signed"),
    /// Attachments and openings.
    ATTACHMENT_MISMATCH("attachment-mismatch", "attachments and openings match their digests"),
    /// Public-finance rules.
    RULE_BROKEN("rule-broken", "the public-finance rules hold when replayed"),
    /// Read side.
    PROJECTION_MISMATCH("projection-mismatch", "the read side shows what the log says"),
    /// Types and revisions that a rule needed and that are not known.
    NOT_EVALUATED("not-evaluated", "every entry that moves authority was understood");

    private final String id;
    private final String claim;

    Code(String id, String claim) {
        this.id = id;
        this.claim = claim;
    }

    /// The stable identifier.
    public String id() {
        return id;
    }

    /// What holds when there is no finding of this code.
    public String claim() {
        return claim;
    }
}
