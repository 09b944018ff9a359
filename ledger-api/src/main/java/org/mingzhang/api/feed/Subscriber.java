package org.mingzhang.api.feed;

import java.util.List;
import java.util.Optional;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.ReadScope;

/// Who follows the log, and what of it.
///
/// @param caller who they are; empty for nobody in particular, on an installation that is open
/// @param scope the divisions and units that they want, within their own
/// @param types the beginnings of the names of the types that they want; empty for all
public record Subscriber(Optional<Identity> caller, ReadScope scope, List<String> types) {

    public Subscriber {
        types = List.copyOf(types);
    }

    boolean wants(String type) {
        return types.isEmpty() || types.stream().anyMatch(type::startsWith);
    }

    /// Whether it takes the read models to say what they see.
    boolean asksWhere() {
        return caller.isPresent() || !scope.equals(ReadScope.ALL);
    }
}
