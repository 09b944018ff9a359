package org.mingzhang.ledger.attachment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What happened to attachments.
public sealed interface AttachmentEvent extends FiscalFact {

    /// The bytes of an attachment were stored for a division.
    ///
    /// @param attachment SHA-256 of the bytes
    /// @param bytes how many they are
    /// @param mediaType what they are, as they themselves say
    /// @param effectiveDate the day on which they were stored
    /// @param fiscalYear the year of that day
    /// @param division the administrative division that they belong to
    /// @param unit the unit that the uploader acted for
    /// @param uploader the person who brought them
    record AttachmentStored(
            @Sha256Hex @Tagged("attachment") String attachment,
            long bytes,
            MediaType mediaType,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String uploader)
            implements AttachmentEvent {}
}
