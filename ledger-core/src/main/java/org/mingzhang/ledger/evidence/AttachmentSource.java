package org.mingzhang.ledger.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/// Where the bytes of attachments lie, for who gathers evidence.
public interface AttachmentSource {

    /// A place that has none.
    AttachmentSource NONE =
            new AttachmentSource() {
                @Override
                public OptionalLong size(String digest) {
                    return OptionalLong.empty();
                }

                @Override
                public void copy(String digest, OutputStream out) {
                    throw new IllegalArgumentException("no attachment " + digest);
                }
            };

    /// How many bytes an attachment has; empty if it is not at hand.
    ///
    /// @param digest SHA-256 of its bytes, lower-case hex
    OptionalLong size(String digest);

    /// Writes the bytes of an attachment that is at hand.
    ///
    /// @param out left open
    void copy(String digest, OutputStream out) throws IOException;
}
