package org.mingzhang.ledger.controlpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Facts.POOL;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.submitted;
import static org.mingzhang.ledger.testing.Facts.transferred;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.testing.History;

class ControlPoolTest {

    private static ControlPool fold(Event... events) {
        History history = new History();
        history.append(List.of(events));
        return history.of(ControlPool.PART.of(POOL));
    }

    @Test
    void sumsItsLinesAndNoOthers() {
        ControlPool pool =
                fold(
                        approved("A", "100.00"),
                        approved("A2", "50.00"),
                        approved("B", "7.00"),
                        released("A", "60.00"),
                        transferred("A2", "B", Balance.UNRELEASED, "20.00"));

        assertThat(pool.available()).isEqualTo(money("60.00"));
        assertThat(pool.balances().of(Account.UNRELEASED)).isEqualTo(money("70.00"));
        assertThat(pool.balances().authority()).isEqualTo(money("130.00"));
    }

    @Test
    void isTheSameAfterATransferBetweenItsLines() {
        ControlPool before = fold(approved("A", "100.00"), approved("A2", "50.00"));

        assertThat(
                        fold(
                                approved("A", "100.00"),
                                approved("A2", "50.00"),
                                transferred("A", "A2", Balance.UNRELEASED, "20.00")))
                .isEqualTo(before);
    }

    @Test
    void cannotHaveLessThanNothingAvailable() {
        assertThatThrownBy(() ->
                        fold(
                                approved("A", "100.00"),
                                released("A", "60.00"),
                                submitted("p1", "A", "60.01")))
                .isInstanceOf(CorruptHistoryException.class)
                .hasMessageContaining("pool " + POOL + " would hold");
    }

    @Test
    void cannotBeginWithAVirement() {
        assertThatThrownBy(() -> fold(transferred("B", "A", Balance.UNRELEASED, "20.00")))
                .isInstanceOf(CorruptHistoryException.class)
                .hasMessageContaining("a pool cannot begin with");
    }
}
