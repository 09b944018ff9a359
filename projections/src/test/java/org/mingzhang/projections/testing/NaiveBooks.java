package org.mingzhang.projections.testing;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.AccountBalance;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.replay.RecordedEvent;

/// The books as one would keep them without thinking of speed: every question reads all entries.
///
/// @param entries the whole log
public record NaiveBooks(List<RecordedEvent> entries) {

    /// The entries on this side of both cuts.
    public Stream<RecordedEvent> within(long size, Optional<LocalDate> until) {
        return entries.stream()
                .filter(entry -> entry.position() < size)
                .filter(entry ->
                        until.isEmpty()
                                || !(entry.event() instanceof FiscalFact fact)
                                || !fact.effectiveDate().isAfter(until.get()));
    }

    /// The balances that the matching postings add up to, each on its own side.
    public Map<Account, Money> balances(
            long size, Optional<LocalDate> until, Predicate<Posting> matching) {
        Map<Account, Money> balances = new EnumMap<>(Account.class);
        Account.all().forEach(account -> balances.put(account, Money.ZERO));
        within(size, until)
                .map(RecordedEvent::event)
                .filter(Posted.class::isInstance)
                .flatMap(event -> ((Posted) event).postings().stream())
                .filter(matching)
                .forEach(posting ->
                        balances.merge(
                                posting.account(),
                                posting.account().side() == Account.Side.DEBIT
                                        ? posting.amount()
                                        : posting.amount().negated(),
                                Money::plus));
        return balances;
    }

    /// What stands on the accounts of a line, as its closing names it.
    public List<AccountBalance> standing(String line) {
        return balances(Long.MAX_VALUE, Optional.empty(), posting -> posting.line().equals(line))
                .entrySet()
                .stream()
                .filter(balance -> !balance.getValue().equals(Money.ZERO))
                .map(balance -> standing(balance.getKey(), balance.getValue()))
                .toList();
    }

    private static AccountBalance standing(Account account, Money balance) {
        boolean debit = (account.side() == Account.Side.DEBIT) == balance.isPositive();
        return new AccountBalance(
                account,
                debit ? Account.Side.DEBIT : Account.Side.CREDIT,
                balance.isPositive() ? balance : balance.negated());
    }

    /// One account by something of the line.
    public Map<String, Money> byLine(
            long size,
            Optional<LocalDate> until,
            Account account,
            Function<AppropriationApproved, String> key) {
        Map<String, AppropriationApproved> lines = new TreeMap<>();
        within(size, Optional.empty())
                .forEach(entry -> {
                    if (entry.event() instanceof AppropriationApproved line) {
                        lines.put(line.line(), line);
                    }
                });
        Map<String, Money> sums = new TreeMap<>();
        lines.forEach((name, line) -> {
            boolean moved =
                    within(size, until)
                            .map(RecordedEvent::event)
                            .filter(Posted.class::isInstance)
                            .flatMap(event -> ((Posted) event).postings().stream())
                            .anyMatch(posting -> posting.line().equals(name));
            if (moved) {
                sums.merge(
                        key.apply(line),
                        balances(size, until, p -> p.line().equals(name))
                                .getOrDefault(account, Money.ZERO),
                        Money::plus);
            }
        });
        return sums;
    }
}
