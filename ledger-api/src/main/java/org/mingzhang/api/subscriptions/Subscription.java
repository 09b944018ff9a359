package org.mingzhang.api.subscriptions;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mingzhang.api.security.ReadScope;

/// Somebody has events sent to them.
///
/// @param id its name
/// @param token the token that it was made with; it lasts as long, and shows as much
/// @param sink where events are sent
/// @param types the beginnings of the names of the types that are wanted; empty for all
/// @param scope the divisions and units that are wanted
/// @param position the last position that the receiver confirmed, or that held nothing for it
/// @param createdAt when it was made
/// @param standing how it goes
public record Subscription(
        String id,
        String token,
        URI sink,
        List<String> types,
        ReadScope scope,
        long position,
        Instant createdAt,
        Standing standing) {

    public Subscription {
        types = List.copyOf(types);
    }

    /// How it goes.
    ///
    /// @param deliveredAt when the receiver last confirmed something
    /// @param failures attempts in a row that failed
    /// @param lastError what went wrong last, if the last attempt failed
    /// @param nextAttempt when it is tried again, if the last attempt failed
    /// @param stopped why nothing is sent any more, if that is so
    public record Standing(
            Optional<Instant> deliveredAt,
            int failures,
            Optional<String> lastError,
            Optional<Instant> nextAttempt,
            Optional<Stop> stopped) {}

    /// Why nothing is sent any more.
    public enum Stop {
        /// The token was revoked or has expired.
        TOKEN_ENDED,
        /// The receiver answered that it is gone for good (410).
        GONE,
        /// The operator no longer allows the place.
        NOT_ALLOWED
    }
}
