package org.mingzhang.ledger.attachment;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What the ledger records of attachments, by itself, once their bytes are durable.
public sealed interface AttachmentCommand extends Command {

    /// Records that the bytes of an attachment are stored.
    ///
    /// @param attachment SHA-256 of the bytes
    /// @param bytes how many they are
    /// @param mediaType what they are, as they themselves say
    /// @param division the administrative division that they belong to
    /// @param unit the unit that the uploader acted for
    /// @param uploader the person who brought them
    @Introspected
    record RecordAttachment(
            @NotNull @Sha256Hex @Tagged("attachment") String attachment,
            @Positive long bytes,
            @NotNull MediaType mediaType,
            @NotNull @DivisionCode String division,
            @NotNull @ActorName String unit,
            @NotNull @ActorName String uploader)
            implements AttachmentCommand {}
}
