package org.mingzhang.ledger.log.entry;

import java.util.regex.Pattern;
import org.mingzhang.ledger.crypto.Suite;

/// The fixed name of a log, for instance `ledger.example.gov/440000`.
///
/// **Shape** `[a-z0-9.-]+(/[a-z0-9._-]+)*`, at most 200 bytes, not ending in `/sm3`, which names
/// the `sm3` tree of the same log. **Source** `docs/log-format.md`, section 1.
///
/// @param value the text
public record Origin(String value) {

    private static final int BYTES_MAX = 200;
    private static final Pattern FORM = Pattern.compile("[a-z0-9.-]+(/[a-z0-9._-]+)*");

    /// @throws EntryFormatException if the text is not an origin
    public Origin {
        // The length first: the pattern then runs over a bounded text.
        if (value.length() > BYTES_MAX) {
            throw new EntryFormatException("/log", "origin of at most 200 bytes", value);
        }
        if (!FORM.matcher(value).matches() || value.endsWith("/sm3")) {
            throw new EntryFormatException(
                    "/log", "origin [a-z0-9.-]+(/[a-z0-9._-]+)*, not ending in /sm3", value);
        }
    }

    /// The origin line and key name of a suite's checkpoints.
    public String of(Suite suite) {
        return suite.treeOrigin(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
