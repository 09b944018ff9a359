package org.mingzhang.axon4;

import java.math.BigDecimal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// A line that spends no more than it has.
final class BudgetLine {

    @AggregateIdentifier private @Nullable String line;
    private BigDecimal available = BigDecimal.ZERO;

    // The framework creates an empty one before it applies events.
    BudgetLine() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenLine command) {
        AggregateLifecycle.apply(new LineOpened(command.line(), command.amount()));
    }

    @CommandHandler
    void handle(SubmitPayment command) {
        if (new BigDecimal(command.event().amount()).compareTo(available) > 0) {
            throw new IllegalStateException(line + " has only " + available);
        }
        AggregateLifecycle.apply(command.event());
    }

    @EventSourcingHandler
    void on(LineOpened event) {
        line = event.line();
        available = available.add(new BigDecimal(event.amount()));
    }

    @EventSourcingHandler
    void on(PaymentSubmitted event) {
        available = available.subtract(new BigDecimal(event.amount()));
    }
}
