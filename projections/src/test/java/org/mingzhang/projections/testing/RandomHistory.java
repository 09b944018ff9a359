package org.mingzhang.projections.testing;

import static org.mingzhang.projections.testing.Facts.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.log.LogEvent.RefusalsSuppressed;
import org.mingzhang.ledger.money.Money;

/// Makes histories of all kinds of events, with effective dates in any order.
public final class RandomHistory {

    private final RandomGenerator random;
    private final List<Facts.Line> lines = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final List<Open> settled = new ArrayList<>();
    private int count;

    /// A payment and the step that it waits for.
    private record Open(Facts.Payment payment, int step, Money refundable) {}

    /// A history that is given by its seed.
    public RandomHistory(RandomGenerator random) {
        this.random = random;
    }

    /// The lines opened so far.
    public List<Facts.Line> lines() {
        return lines;
    }

    /// So many further events.
    public List<Event> next(int events) {
        List<Event> made = new ArrayList<>();
        while (made.size() < events) {
            made.add(next());
        }
        return made;
    }

    private Event next() {
        if (lines.isEmpty() || random.nextInt(12) == 0) {
            return opened();
        }
        return switch (random.nextInt(15)) {
            case 0 -> line().supplemented(amount(), date());
            case 1 -> line().reduced(amount(), balance(), date());
            case 2, 3 -> line().released(amount(), date());
            case 4 -> line().transferred(amount(), line(), balance(), date());
            case 5, 6, 7 -> submitted();
            case 8, 9, 10 -> stepped();
            case 11 -> recorded();
            case 12 -> refunded();
            case 13 -> line().refundRecorded(amount(), date(), ++count);
            default -> aside();
        };
    }

    private Event opened() {
        int number = lines.size();
        Facts.Line line =
                new Facts.Line(
                        "L-" + number,
                        "2026/" + random.nextInt(3),
                        "2190" + (11 + random.nextInt(3)),
                        random.nextBoolean() ? "2050204" : "2080101",
                        random.nextBoolean() ? "30201" : "31002");
        lines.add(line);
        return line.approved(amount(), date());
    }

    private Event submitted() {
        Facts.Payment payment = line().payment("PAY-" + ++count, amount());
        open.add(new Open(payment, 0, Money.ZERO));
        return payment.submitted(date());
    }

    private Event stepped() {
        if (open.isEmpty()) {
            return submitted();
        }
        Open taken = open.remove(random.nextInt(open.size()));
        Facts.Payment payment = taken.payment;
        int way = random.nextInt(8);
        if (way == 0) {
            return payment.returned(date());
        }
        if (way == 1) {
            return payment.withdrawn(date());
        }
        if (taken.step == 2) {
            settled.add(new Open(payment, 3, payment.amount()));
            return payment.settled(date());
        }
        open.add(new Open(payment, taken.step + 1, Money.ZERO));
        return taken.step == 0 ? payment.reviewed(date()) : payment.approved(date());
    }

    private Event recorded() {
        Facts.Payment payment = line().payment("OLD-" + ++count, amount());
        settled.add(new Open(payment, -1, payment.amount()));
        return payment.recorded(date(), count);
    }

    private Event refunded() {
        if (settled.isEmpty()) {
            return recorded();
        }
        Open taken = settled.remove(random.nextInt(settled.size()));
        Money part =
                random.nextBoolean()
                        ? taken.refundable
                        : new Money(1 + random.nextLong(taken.refundable.minorUnits()));
        Money left = taken.refundable.minus(part);
        if (left.isPositive()) {
            settled.add(new Open(taken.payment, taken.step, left));
        }
        return taken.step == -1
                ? taken.payment.refundRecorded(part.toString(), date(), ++count)
                : taken.payment.refunded(part.toString(), date());
    }

    private Event aside() {
        return switch (random.nextInt(3)) {
            case 0 -> Facts.unknown();
            case 1 -> new RefusalsSuppressed("finance-1", 1 + random.nextInt(50));
            default ->
                    line().payment("NO-" + ++count, amount())
                            .refused("amount-exceeds-available", "1.00", date(), count);
        };
    }

    private Facts.Line line() {
        return lines.get(random.nextInt(lines.size()));
    }

    private Balance balance() {
        return random.nextBoolean() ? Balance.AVAILABLE : Balance.UNRELEASED;
    }

    private String amount() {
        return new Money(1 + random.nextLong(10_000_000)).toString();
    }

    private LocalDate date() {
        return day(1, 1).plusDays(random.nextInt(90));
    }
}
