package org.mingzhang.ledger.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.SigningKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.Receipt;
import tools.jackson.databind.JsonNode;

/// The keys of a log, as its entries name them.
///
/// The ledger numbers the commands by which it brings in and ends keys, so that their entries are
/// found by their receipts.
///
/// **Source** `docs/log-format.md`, section 2, "Keys".
///
/// @param keys in the order in which the log got them
/// @param positions of the entries that brought one in or ended one
public record KeyHistory(List<SigningKeys.Held> keys, List<Long> positions) {

    private static final String CLIENT = "ledger";

    public KeyHistory {
        keys = List.copyOf(keys);
        positions = List.copyOf(positions);
    }

    /// How often a key was brought in or ended.
    public int changes() {
        return positions.size();
    }

    /// The id of the command that changes the keys.
    ///
    /// @param number from 1
    public static String commandId(int number) {
        return "key-" + number;
    }

    /// Reads it.
    ///
    /// @throws IllegalStateException if the log has no first entry
    /// @throws IllegalArgumentException if an entry names a key that is none
    public static KeyHistory read(LogReader reader) {
        List<SigningKeys.Held> keys = new ArrayList<>();
        JsonNode first = data(reader, 0).path("keys");
        for (Suite suite : reader.log().suites()) {
            keys.add(live(first.path(suite.id()).asString()));
        }
        List<Long> positions = new ArrayList<>();
        Optional<Receipt> next = reader.receipt(CLIENT, commandId(1));
        while (next.isPresent()) {
            positions.add(next.get().position());
            apply(data(reader, next.get().position()), keys);
            next = reader.receipt(CLIENT, commandId(positions.size() + 1));
        }
        return new KeyHistory(keys, positions);
    }

    private static JsonNode data(LogReader reader, long position) {
        return Entry.parse(
                        reader.entry(position)
                                .orElseThrow(
                                        () -> new IllegalStateException("no entry " + position))
                                .bytes()
                                .toBytes())
                .data();
    }

    private static SigningKeys.Held live(String key) {
        return new SigningKeys.Held(VerifierKey.parse(key), Long.MAX_VALUE);
    }

    /// An entry that ends a key says up to which size it counts.
    private static void apply(JsonNode data, List<SigningKeys.Held> keys) {
        String key = data.path("key").asString();
        if (data.path("lastSize").isMissingNode()) {
            keys.add(live(key));
        } else {
            long lastSize = data.path("lastSize").asLong();
            keys.replaceAll(held ->
                    held.key().toString().equals(key)
                            ? new SigningKeys.Held(held.key(), lastSize)
                            : held);
        }
    }

    /// The keys that sign now.
    public List<VerifierKey> live() {
        return keys.stream().filter(held -> !held.isRetired()).map(SigningKeys.Held::key).toList();
    }
}
