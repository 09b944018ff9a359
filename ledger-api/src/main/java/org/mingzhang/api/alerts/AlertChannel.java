package org.mingzhang.api.alerts;

import java.io.IOException;

/// A way to people. One more way is one more implementation, named in [AlertSettings].
@FunctionalInterface
public interface AlertChannel {

    /// Brings an alert to its people, and returns once whoever takes it from here has it.
    ///
    /// @param id the same each time that this alert is sent
    /// @throws IOException if it was not taken; it is sent again later
    void send(Alert alert, String id, AlertTexts.Text text)
            throws IOException, InterruptedException;
}
