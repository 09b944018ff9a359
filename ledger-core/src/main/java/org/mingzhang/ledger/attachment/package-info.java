/// Attachments: files that decisions rest on, known by the SHA-256 of their bytes.
///
/// The bytes lie beside the log; that they are there is a fact of the log,
/// [org.mingzhang.ledger.attachment.AttachmentEvent.AttachmentStored], so that a rule can ask for
/// it. An [org.mingzhang.ledger.attachment.Attachment] is the state of one digest.
@NullMarked
package org.mingzhang.ledger.attachment;

import org.jspecify.annotations.NullMarked;
