package org.mingzhang.ledger.evidence;

import java.io.IOException;
import java.io.OutputStream;

/// Where the bytes of attachments lie, for who gathers evidence.
public interface AttachmentSource {

    /// An archive of evidence from a place that has none.
    AttachmentSource NONE =
            new AttachmentSource() {
                @Override
                public boolean has(String digest) {
                    return false;
                }

                @Override
                public void copy(String digest, OutputStream out) {
                    throw new IllegalArgumentException("no attachment " + digest);
                }
            };

    /// Whether an attachment is at hand.
    ///
    /// @param digest SHA-256 of its bytes, lower-case hex
    boolean has(String digest);

    /// Writes the bytes of an attachment that is at hand.
    ///
    /// @param out left open
    void copy(String digest, OutputStream out) throws IOException;
}
