package org.mingzhang.api.security;

import java.util.Optional;

/// One kind of what a request can show to say who sends it.
@FunctionalInterface
public interface Credentials {

    /// Who it stands for; empty if it is of another kind, or opens nothing.
    ///
    /// @param bearer what stands behind `Bearer` in the header
    Optional<Identity> identify(String bearer);
}
