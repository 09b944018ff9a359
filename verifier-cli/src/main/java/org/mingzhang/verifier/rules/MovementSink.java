package org.mingzhang.verifier.rules;

/// Takes the rows that the read side must hold.
public interface MovementSink {
    /// The accounts, in the order of the arrays, as the read tables name their columns.
    static java.util.List<String> accounts() {
        return java.util.Arrays.stream(Account.values())
                .map(account -> account.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    /// A line or a pool after an entry that posts to it. The arrays are lent for the call.
    ///
    /// @param pool whether the holder is a pool; else it is a line
    /// @param name of the line or pool
    /// @param type of the entry
    /// @param effectiveDate `YYYY-MM-DD`
    /// @param balances in minor units, on the account's own side
    /// @param moved what the entry moved, likewise
    void moved(
            boolean pool,
            String name,
            long position,
            String type,
            String effectiveDate,
            long[] balances,
            long[] moved);
}
