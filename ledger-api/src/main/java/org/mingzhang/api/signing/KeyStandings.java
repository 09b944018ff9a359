package org.mingzhang.api.signing;

import java.util.Map;
import java.util.regex.Pattern;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.store.LogReader;

/// Where the signing keys of persons stand, as the log says. Thread-safe.
public final class KeyStandings {

    private static final Map<String, String> STATES =
            Map.of(
                    "identity.KeyProposed", "proposed",
                    "identity.KeyEnrolled", "enrolled",
                    "identity.KeyRevoked", "revoked");

    private static final String UNKNOWN = "unknown";
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    // Refused attempts carry the tag of a key too.
    private static final int ENTRIES_SEARCHED_MAX = 10_000;

    private final LogReader log;

    /// The keys of a log.
    public KeyStandings(LogReader log) {
        this.log = log;
    }

    /// Where a key of a person stands.
    ///
    /// @param key its name
    /// @return `proposed`, `enrolled` or `revoked`; `unknown` for any that is not theirs
    public String of(String person, String key) {
        if (!KEY.matcher(key).matches()) {
            return UNKNOWN;
        }
        return log.positions(Tags.tag("key", key), Long.MAX_VALUE, ENTRIES_SEARCHED_MAX).stream()
                .flatMap(position -> log.entry(position).stream())
                .filter(entry -> STATES.containsKey(entry.type()))
                .reduce((_, later) -> later)
                .map(entry -> Entry.parse(entry.bytes().toBytes()))
                .filter(entry -> entry.data().path("person").asString("").equals(person))
                .map(entry -> STATES.get(entry.type()))
                .orElse(UNKNOWN);
    }
}
