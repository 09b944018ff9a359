package org.mingzhang.api.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How it is known that a person is at the other end.
///
/// @param bySecondFactor whether the person can show a second factor again for an approval; systems
///   and tokens of this installation cannot: whoever has one signs instead
/// @param shownAt when they showed it last
public record Assurance(boolean bySecondFactor, Optional<Instant> shownAt) {

    /// Of what a system shows.
    public static final Assurance OF_A_SYSTEM = new Assurance(false, Optional.empty());

    /// Of what a machine signs: it shows no second factor, and approves nothing.
    public static final Assurance OF_A_MACHINE = new Assurance(true, Optional.empty());

    /// How long a second factor counts as shown a moment ago.
    public static final Duration FRESH = Duration.ofMinutes(5);

    /// Whether an approval may be given now.
    public boolean sufficesAt(Instant now) {
        return !bySecondFactor || shownAt.filter(at -> !at.plus(FRESH).isBefore(now)).isPresent();
    }
}
