package org.mingzhang.projections.balances;

/// What has a balance on every account.
public enum AccountHolder {
    /// A budget line.
    LINE("line_movement", "line"),
    /// A control pool: the sum of its lines.
    POOL("pool_movement", "pool");

    private final String table;
    private final String key;

    AccountHolder(String table, String key) {
        this.table = table;
        this.key = key;
    }

    String table() {
        return table;
    }

    /// What addresses and problems call it.
    public String key() {
        return key;
    }
}
