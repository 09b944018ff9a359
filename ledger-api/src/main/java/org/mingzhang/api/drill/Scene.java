package org.mingzhang.api.drill;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.store.LogRef;

/// A ledger at rest, and what is known of it outside.
///
/// @param database the database with the log; nobody else may use it
/// @param log the log
/// @param keys its private keys, which the strongest attacker has
/// @param trusted the file with its public keys, as an auditor got them
/// @param published the checkpoint directory
/// @param policy the witnesses' policy; empty if it has none
/// @param witnessed what the witnesses show as signed last
/// @param kept what an auditor kept from an earlier visit
/// @param keptSize its size
/// @param second what another auditor was shown last
/// @param newestSize its size
public record Scene(
        DatabaseServer database,
        LogRef log,
        LogKeys keys,
        Path trusted,
        Path published,
        Optional<Path> policy,
        List<Path> witnessed,
        List<Path> kept,
        long keptSize,
        List<Path> second,
        long newestSize) {

    public Scene {
        witnessed = List.copyOf(witnessed);
        kept = List.copyOf(kept);
        second = List.copyOf(second);
    }
}
