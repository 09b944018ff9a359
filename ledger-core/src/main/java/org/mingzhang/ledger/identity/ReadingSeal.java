package org.mingzhang.ledger.identity;

import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.identity.RecordKeepingEvent.ReadingsSealed;

/// How far a record is sealed.
///
/// @param last the number of the last line that is sealed; 0 before the first
public record ReadingSeal(long last) {

    /// Folded by record.
    public static final Part<ReadingSeal> PART =
            new Part<>(
                    "record",
                    Set.of(ReadingsSealed.class),
                    new ReadingSeal(0),
                    ReadingSeal::evolve);

    private ReadingSeal evolve(Event event) {
        if (event instanceof ReadingsSealed sealed && sealed.first() > last) {
            return new ReadingSeal(sealed.last());
        }
        throw new CorruptHistoryException(this + " cannot fold " + event);
    }
}
