package org.mingzhang.api.drill;

/// What an auditor can hold against the database, beside the log's public keys. Each is tried
/// alone.
public enum Evidence {
    /// Nothing else.
    DATABASE("database"),
    /// The newest checkpoints in the directory outside the database.
    PUBLISHED("published"),
    /// The policy, and what the witnesses show as signed last.
    WITNESSES("witnesses"),
    /// A checkpoint that the auditor kept from an earlier visit.
    KEPT("kept"),
    /// The newest checkpoint that another auditor was shown.
    SECOND_AUDITOR("second auditor");

    private final String words;

    Evidence(String words) {
        this.words = words;
    }

    /// In words, for a table.
    public String words() {
        return words;
    }
}
