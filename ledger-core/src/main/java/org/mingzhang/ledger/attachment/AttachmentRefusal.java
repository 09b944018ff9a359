package org.mingzhang.ledger.attachment;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of attachments.
public sealed interface AttachmentRefusal extends Refusal {

    /// What a decision rests on is stored before the decision.
    ///
    /// @param attachment the digest of the command
    record AttachmentNotStored(String attachment) implements AttachmentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(attachment);
        }
    }
}
