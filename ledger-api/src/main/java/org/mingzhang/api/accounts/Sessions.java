package org.mingzhang.api.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the session of a browser remembers: who signed in, when, and when they last showed their
/// second factor. Kept by the server; the browser has a random name of it in a cookie that scripts
/// cannot read.
public final class Sessions {

    private static final String SIGNED_IN = "mingzhang.signed-in";

    private Sessions() {}

    /// A person who signed in.
    ///
    /// @param person who
    /// @param at when
    /// @param secondFactorAt when the second factor was shown last
    /// @param complete whether nothing is left to do before work: a password of one's own, a second
    ///   factor
    /// @param madeUp whether they are one of the made-up people of a trial installation, who have
    ///   no account
    public record SignedIn(
            String person, Instant at, Instant secondFactorAt, boolean complete, boolean madeUp)
            implements Serializable {

        private static final long serialVersionUID = 2L;

        /// Somebody with an account.
        public SignedIn(String person, Instant at, Instant secondFactorAt, boolean complete) {
            this(person, at, secondFactorAt, complete, false);
        }

        /// One of the made-up people.
        public static SignedIn madeUp(String person, Instant at) {
            return new SignedIn(person, at, at, true, true);
        }

        SignedIn shownAt(Instant moment) {
            return new SignedIn(person, at, moment, complete, madeUp);
        }
    }

    /// Who is signed in.
    public static Optional<SignedIn> of(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SIGNED_IN) instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /// Begins a session under a new name, so that a name from before opens nothing.
    public static void begin(HttpServletRequest request, SignedIn signedIn) {
        end(request);
        request.getSession(true).setAttribute(SIGNED_IN, signedIn);
    }

    /// Keeps something new about who is signed in.
    static void update(HttpServletRequest request, SignedIn signedIn) {
        request.getSession(true).setAttribute(SIGNED_IN, signedIn);
    }

    /// Ends the session.
    public static void end(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
