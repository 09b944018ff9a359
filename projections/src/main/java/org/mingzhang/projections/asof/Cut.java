package org.mingzhang.projections.asof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A resolved [AsOf]: all queries that share one see the same facts, however the log goes on.
///
/// Rows are read where their position is below [#size]; they are added and never changed, so this
/// holds without a database transaction around the queries.
public final class Cut {

    private final AsOf asOf;
    private final String schema;
    private final long size;
    private final Optional<Instant> knownAt;
    private final long skipped;

    Cut(AsOf asOf, String schema, long size, Optional<Instant> knownAt, long skipped) {
        this.asOf = asOf;
        this.schema = schema;
        this.size = size;
        this.knownAt = knownAt;
        this.skipped = skipped;
    }

    /// What was asked.
    public AsOf asOf() {
        return asOf;
    }

    /// The schema of the generation that is read.
    public String schema() {
        return schema;
    }

    /// How many entries are known; the first position that is not.
    public long size() {
        return size;
    }

    /// When the last entry that is known was recorded; empty if none is.
    public Optional<Instant> knownAt() {
        return knownAt;
    }

    /// How many entries of the whole log are of types that this program does not know; what they
    /// mean is in no figure.
    public long skipped() {
        return skipped;
    }

    /// The last effective day that counts; empty if all do.
    public Optional<LocalDate> until() {
        return switch (asOf.effective()) {
            case AsOf.Effective.Any _ -> Optional.empty();
            case AsOf.Effective.Until until -> Optional.of(until.day());
        };
    }
}
