package org.mingzhang.projections.execution;

import java.util.List;
import java.util.Locale;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Posting;

/// A figure of budget execution: a sum of accounts, each on its own side.
///
/// Adjusted budget = unreleased + available + frozen + encumbered + paid + recalled + carried
/// forward, always.
public enum Measure {
    /// 调整后预算: approved with supplements and reductions, carried in, net of transfers.
    ADJUSTED_BUDGET(Account.APPROVED_BUDGET, Account.CARRIED_IN, Account.TRANSFERRED),
    /// 待下达: approved, not yet released.
    UNRELEASED(Account.UNRELEASED),
    /// 可用: released and free to spend.
    AVAILABLE(Account.AVAILABLE),
    /// 冻结.
    FROZEN(Account.FROZEN),
    /// 占用: held by plans, contracts and payment applications.
    ENCUMBERED(Account.RESERVED, Account.COMMITTED, Account.PENDING_PAYMENT),
    /// 已支付: paid, less what came back.
    PAID(Account.EXPENDED),
    /// 已收回.
    RECALLED(Account.RECALLED),
    /// 已结转: carried over to the next year.
    CARRIED_FORWARD(Account.CARRIED_FORWARD);

    private static final List<Measure> ALL = List.of(values());

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Account> accounts;

    Measure(Account... accounts) {
        this.accounts = List.of(accounts);
    }

    /// All measures.
    public static List<Measure> all() {
        return ALL;
    }

    /// The accounts that add up to it.
    public List<Account> accounts() {
        return accounts;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the postings add to it, in minor units.
    long movedBy(List<Posting> postings) {
        long moved = 0;
        for (Posting posting : postings) {
            if (accounts.contains(posting.account())) {
                long debit = posting.amount().minorUnits();
                moved =
                        Math.addExact(
                                moved,
                                posting.account().side() == Account.Side.DEBIT ? debit : -debit);
            }
        }
        return moved;
    }
}
