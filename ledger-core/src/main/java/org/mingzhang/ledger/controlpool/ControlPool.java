package org.mingzhang.ledger.controlpool;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Balances;
import org.mingzhang.ledger.accounts.JoinsPool;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsAvailable;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;

/// The balances of all lines of one control pool, summed. Its size does not depend on how many
/// lines or payments the pool has.
///
/// @param id `<year>/<id>`; absent before the first line
/// @param balances the sums
public record ControlPool(Optional<String> id, Balances balances) {

    /// Folded from every event that posts to a line of the pool.
    public static final Part<ControlPool> PART =
            new Part<>(
                    "pool",
                    Set.of(Posted.class),
                    new ControlPool(Optional.empty(), Balances.ZERO),
                    ControlPool::evolve);

    /// What the lines of the pool may spend together.
    public Money available() {
        return balances.of(Account.AVAILABLE);
    }

    /// The refusal of an amount that a pool does not have available; empty if it has.
    ///
    /// @param pool the pool, `<year>/<id>`
    public static Optional<Refusal> lacking(String pool, Money amount, State state) {
        Money available = state.of(PART.of(pool)).available();
        return amount.exceeds(available)
                ? Optional.of(new AmountExceedsAvailable(pool, available, amount))
                : Optional.empty();
    }

    /// Whether every sum in the pool stays an amount when the event is posted.
    public boolean hasRoomFor(Posted event) {
        return post(event).inRange();
    }

    private ControlPool evolve(Event event) {
        if (!(event instanceof Posted posted)) {
            throw new CorruptHistoryException("pool " + id + " cannot fold " + event);
        }
        String pool = id.orElseGet(() -> onlyPoolOf(posted));
        Balances next = post(posted);
        if (next.isBelowZero(Account.AVAILABLE) || !next.balanced()) {
            throw new CorruptHistoryException(
                    "pool " + pool + " would hold " + next + " after " + event);
        }
        return new ControlPool(Optional.of(pool), next);
    }

    private Balances post(Posted event) {
        String pool = id.orElseGet(() -> onlyPoolOf(event));
        return balances.post(event.postings(), posting -> posting.pool().equals(pool));
    }

    /// A pool begins with the approval of its first line, which names no other, or with a line that
    /// joins it.
    private static String onlyPoolOf(Posted first) {
        if (first instanceof JoinsPool joining) {
            return joining.toPool();
        }
        return first.postings().stream()
                .map(Posting::pool)
                .reduce((one, other) -> {
                    if (!one.equals(other)) {
                        throw new CorruptHistoryException("a pool cannot begin with " + first);
                    }
                    return one;
                })
                .orElseThrow(() -> new CorruptHistoryException("no postings in " + first));
    }
}
