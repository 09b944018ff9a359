package org.mingzhang.ledger.attachment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.attachment.AttachmentEvent.AttachmentStored;
import org.mingzhang.ledger.attachment.AttachmentRefusal.AttachmentNotStored;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;

/// A file that a decision may rest on.
///
/// @param stored whether its bytes are stored
public record Attachment(boolean stored) {

    /// Folded by digest.
    public static final Part<Attachment> PART =
            new Part<>(
                    "attachment",
                    Set.of(AttachmentEvent.class),
                    new Attachment(false),
                    Attachment::evolve);

    /// The refusal of a command that names attachments of which one is not stored, if one is not.
    public static Optional<Refusal> missing(List<String> digests, State state) {
        return digests.stream()
                .filter(digest -> !state.of(PART.of(digest)).stored())
                .findFirst()
                .map(AttachmentNotStored::new);
    }

    private Attachment evolve(Event event) {
        if (event instanceof AttachmentStored) {
            return new Attachment(true);
        }
        throw new CorruptHistoryException(this + " cannot fold " + event);
    }
}
