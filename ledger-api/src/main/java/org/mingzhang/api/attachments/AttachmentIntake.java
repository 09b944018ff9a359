package org.mingzhang.api.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;

/// Takes files in: stores the bytes, and has on record that they are stored.
///
/// @param store keeps the bytes
/// @param clerk records it
public record AttachmentIntake(AttachmentStore store, AttachmentClerk clerk) {

    /// A file that was taken.
    ///
    /// @param content what was stored
    /// @param position of the record; empty if another person brought the same bytes before
    public record Taken(StoredContent content, OptionalLong position) {}

    /// Takes a file.
    ///
    /// @param person who brings it
    /// @throws FaultException if it is too large, or of a kind that is not taken
    public Taken take(InputStream bytes, Place place, String person) throws IOException {
        StoredContent content = store(bytes, place);
        return new Taken(content, clerk.record(content, place, person));
    }

    private StoredContent store(InputStream bytes, Place place) throws IOException {
        try {
            return store.store(bytes, place);
        } catch (ContentRefusedException e) {
            throw switch (e.reason()) {
                case TOO_LARGE -> tooLarge();
                case UNKNOWN_TYPE ->
                        new FaultException(
                                new Fault.UnsupportedMediaType(
                                        "unrecognised bytes", AttachmentStore.kinds()));
            };
        }
    }

    static FaultException tooLarge() {
        return new FaultException(new Fault.TooLarge("attachment", AttachmentStore.BYTES_MAX));
    }
}
