package org.mingzhang.ledger.codec;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Event;

/// Random events of a kind; of a refusal, with a random attempt of its command.
final class RandomEvents {

    private RandomEvents() {}

    static Event of(TypeCatalogue types, EventType<?> type, RandomGenerator random) {
        RandomRecords records = new RandomRecords(random, false);
        if (type.shape().type() != CommandRefused.class) {
            return records.of(type.shape().type());
        }
        CommandType<?> command =
                types.commands().stream()
                        .filter(candidate -> candidate.refused().equals(type))
                        .findFirst()
                        .orElseThrow();
        Command attempt = records.of(command.shape().type());
        return new CommandRefused(
                attempt,
                "amount-exceeds-available",
                Optional.of("3").filter(_ -> random.nextBoolean()),
                Optional.of("10.00").filter(_ -> random.nextBoolean()),
                Optional.of("10.01").filter(_ -> random.nextBoolean()),
                Optional.of("2026/205").filter(_ -> random.nextBoolean()));
    }
}
