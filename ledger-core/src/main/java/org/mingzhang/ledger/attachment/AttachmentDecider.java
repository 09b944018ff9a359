package org.mingzhang.ledger.attachment;

import org.mingzhang.ledger.attachment.AttachmentCommand.RecordAttachment;
import org.mingzhang.ledger.attachment.AttachmentEvent.AttachmentStored;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;

/// Records attachments. Nothing forbids one.
public final class AttachmentDecider {

    private AttachmentDecider() {}

    /// The bytes are stored.
    public static Decision record(RecordAttachment command, State state, Occasion occasion) {
        return Decision.accept(
                new AttachmentStored(
                        command.attachment(),
                        command.bytes(),
                        command.mediaType(),
                        occasion.today(),
                        occasion.today().getYear(),
                        command.division(),
                        command.unit(),
                        command.uploader()));
    }
}
