/// Attachments: files come in and go out as streams, by the SHA-256 of their bytes.
///
/// [org.mingzhang.api.attachments.AttachmentStore] keeps the bytes beside the log, in its database;
/// [org.mingzhang.api.attachments.AttachmentsController] is the door. **Source** ADR 16.
@NullMarked
package org.mingzhang.api.attachments;

import org.jspecify.annotations.NullMarked;
