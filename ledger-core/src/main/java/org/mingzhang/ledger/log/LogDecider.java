package org.mingzhang.ledger.log;

import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;

/// Decides what the ledger records about itself: always.
public final class LogDecider {

    private LogDecider() {}

    /// Publishes a schema.
    public static Decision publishSchema(
            LogCommand.PublishSchema command, State state, Occasion occasion) {
        return Decision.accept(
                new LogEvent.SchemaPublished(command.type(), command.revision(), command.digest()));
    }

    /// Counts refusals.
    public static Decision recordSuppressedRefusals(
            LogCommand.RecordSuppressedRefusals command, State state, Occasion occasion) {
        return Decision.accept(new LogEvent.RefusalsSuppressed(command.client(), command.count()));
    }

    /// Commits to the index of tags.
    public static Decision commitTagIndex(
            LogCommand.CommitTagIndex command, State state, Occasion occasion) {
        return Decision.accept(
                new LogEvent.TagIndexCommitted(command.size(), command.tags(), command.root()));
    }

    /// Brings in a key.
    public static Decision addKey(LogCommand.AddKey command, State state, Occasion occasion) {
        return Decision.accept(
                new LogEvent.KeyAdded(
                        command.suite(), command.key(), command.by(), command.signature()));
    }

    /// Ends a key.
    public static Decision retireKey(LogCommand.RetireKey command, State state, Occasion occasion) {
        return Decision.accept(
                new LogEvent.KeyRetired(command.suite(), command.key(), command.lastSize()));
    }

    /// Records a start without enough witnesses.
    public static Decision recordUnwitnessedStart(
            LogCommand.RecordUnwitnessedStart command, State state, Occasion occasion) {
        return Decision.accept(
                new LogEvent.StartedUnwitnessed(command.reached(), command.missing()));
    }
}
