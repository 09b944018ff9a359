package org.mingzhang.verifier.rules;

import java.util.Optional;

/// The accounts of a budget line.
///
/// **Source**: `docs/domain.md`, "Accounts".
enum Account {
    APPROVED_BUDGET(0, 1000, false),
    CARRIED_IN(1, 1100, false),
    TRANSFERRED(2, 1200, false),
    UNRELEASED(3, 2000, true),
    AVAILABLE(4, 2100, true),
    FROZEN(5, 2200, true),
    RESERVED(6, 2300, true),
    COMMITTED(7, 2400, true),
    PENDING_PAYMENT(8, 2500, true),
    EXPENDED(9, 2600, true),
    RECALLED(10, 2700, true),
    CARRIED_FORWARD(11, 9601, true);

    /// How many there are.
    static final int COUNT = 12;

    private final int slot;
    private final int code;
    private final boolean debit;

    Account(int slot, int code, boolean debit) {
        this.slot = slot;
        this.code = code;
        this.debit = debit;
    }

    /// The account of a name as entries write it, `pendingPayment`.
    static Optional<Account> named(String name) {
        for (Account account : values()) {
            if (account.name().replace("_", "").equalsIgnoreCase(name)) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    /// Its place in a line's record.
    int slot() {
        return slot;
    }

    /// Whether debits make its balance larger.
    boolean isDebit() {
        return debit;
    }

    /// Whether a line may have less than nothing there: 2100 leans on the pool, 1200 is signed.
    boolean mayBeNegative() {
        return this == AVAILABLE || this == TRANSFERRED;
    }

    @Override
    public String toString() {
        return Integer.toString(code);
    }
}
