package org.mingzhang.api.attachments;

import java.util.OptionalLong;
import org.mingzhang.ledger.attachment.AttachmentCommand.RecordAttachment;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.OwnCommands;

/// Records in the log that the bytes of an attachment are stored, once for each division.
///
/// @param ledger where the command goes
/// @param commands makes it
public record AttachmentClerk(Ledger ledger, OwnCommands commands) {

    private static final int DIGITS_IN_ID = 40;

    /// Records an attachment, or finds the record of it.
    ///
    /// @return the position of the record; empty if another person brought the same bytes before
    public OptionalLong record(StoredContent content, Place place, String uploader) {
        String id =
                "attachment-%s-%s"
                        .formatted(content.digest().substring(0, DIGITS_IN_ID), place.division());
        var command =
                new RecordAttachment(
                        content.digest(),
                        content.bytes(),
                        content.mediaType(),
                        place.division(),
                        place.unit(),
                        uploader);
        return switch (ledger.submit(commands.submission(id, command)).join()) {
            case Answer.Accepted(var receipt, boolean _) -> OptionalLong.of(receipt.position());
            case Answer.IdReused _ -> OptionalLong.empty();
            case Answer.Refused _, Answer.TooManyRefusals _ ->
                    throw new IllegalStateException("no rule refuses an attachment");
        };
    }
}
