package org.mingzhang.ledger.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.accounts.Account.APPROVED_BUDGET;
import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.UNRELEASED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.money.Money;

class AccountsTest {

    @ParameterizedTest
    @CsvSource({
        "1000, APPROVED_BUDGET, CREDIT", "1100, CARRIED_IN, CREDIT",
        "1200, TRANSFERRED, CREDIT", "2000, UNRELEASED, DEBIT",
        "2100, AVAILABLE, DEBIT", "2200, FROZEN, DEBIT",
        "2300, RESERVED, DEBIT", "2400, COMMITTED, DEBIT",
        "2500, PENDING_PAYMENT, DEBIT", "2600, EXPENDED, DEBIT",
        "2700, RECALLED, DEBIT", "9601, CARRIED_FORWARD, DEBIT"
    })
    void eachAccountHasItsCodeAndSide(int code, Account account, Account.Side side) {
        assertThat(account.code()).isEqualTo(code);
        assertThat(account.side()).isEqualTo(side);
        assertThat(Account.of(code)).isEqualTo(account);
    }

    @Test
    void thereAreNoOtherAccounts() {
        assertThat(Account.all()).hasSize(12);
        assertThatThrownBy(() -> Account.of(2101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no account 2101");
    }

    @Test
    void aMoveBalancesAndNamesBothAccounts() {
        List<Posting> move = Posting.move("A", "P", AVAILABLE, UNRELEASED, new Money(5));

        assertThat(move)
                .containsExactly(
                        new Posting("A", "P", AVAILABLE, new Money(5)),
                        new Posting("A", "P", UNRELEASED, new Money(-5)));
        assertThat(Posting.balance(move)).isTrue();
        assertThat(Posting.balance(move.subList(0, 1))).isFalse();
    }

    @Test
    void aBalanceStandsOnTheSideOfItsAccount() {
        Balances balances =
                Balances.ZERO.post(
                        Posting.move("A", "P", UNRELEASED, APPROVED_BUDGET, new Money(700)),
                        posting -> true);

        assertThat(balances.of(UNRELEASED)).isEqualTo(new Money(700));
        assertThat(balances.of(APPROVED_BUDGET)).isEqualTo(new Money(700));
        assertThat(balances.authority()).isEqualTo(new Money(700));
        assertThat(balances.balanced()).isTrue();
        assertThat(balances).hasToString("{1000=7.00, 2000=7.00}");
    }

    @Test
    void onlyMatchingPostingsCount() {
        Balances balances =
                Balances.ZERO.post(
                        Posting.move("A", "P", UNRELEASED, APPROVED_BUDGET, new Money(700)),
                        posting -> posting.account() == UNRELEASED);

        assertThat(balances.balanced()).isFalse();
        assertThat(balances.of(APPROVED_BUDGET)).isEqualTo(Money.ZERO);
    }

    @Test
    void balancesAreEqualByValue() {
        List<Posting> move = Posting.move("A", "P", AVAILABLE, UNRELEASED, new Money(5));
        Balances once = Balances.ZERO.post(move, posting -> true);

        assertThat(once).isEqualTo(Balances.ZERO.post(move, posting -> true));
        assertThat(once).hasSameHashCodeAs(Balances.ZERO.post(move, posting -> true));
        assertThat(once).isNotEqualTo(Balances.ZERO);
        assertThat(Balances.ZERO).hasToString("{}");
    }
}
