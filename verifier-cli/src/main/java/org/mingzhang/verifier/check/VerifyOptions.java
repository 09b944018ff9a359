package org.mingzhang.verifier.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.schema.SchemaCatalogue;

/// What an auditor asks for.
///
/// @param keys the keys given from outside; may be empty
/// @param policy which witnesses must have signed the newest checkpoint
/// @param origin the log that the auditor means; absent, the keys or the log itself tell
/// @param suites the suites to check; empty for all of the log
/// @param schemas what this program knows of the meaning of entries
/// @param held checkpoints from an earlier day
/// @param requireSignatures whether every step of a live payment must be signed by its actor
/// @param integrityOnly whether what the entries mean is left out: schemas, tags, commands, rules
///   and signatures of actors
/// @param workDirectory where files may be put that do not fit into memory
/// @param commandKeysInMemory how many command keys are kept in memory
/// @param findingsPerCode how many findings of each code are described
/// @param threads how many threads hash and parse
/// @param progress hears how many entries are done
public record VerifyOptions(
        List<VerifierKey> keys,
        Optional<Policy> policy,
        Optional<String> origin,
        Set<Suite> suites,
        SchemaCatalogue schemas,
        List<HeldCheckpoint> held,
        boolean requireSignatures,
        boolean integrityOnly,
        Path workDirectory,
        int commandKeysInMemory,
        int findingsPerCode,
        int threads,
        LongConsumer progress) {
    /// A million keys, 24 MiB.
    public static final int COMMAND_KEYS_IN_MEMORY = 1_000_000;

    /// Enough to see the pattern of an attack.
    public static final int FINDINGS_PER_CODE = 10;

    /// Defensive copies.
    public VerifyOptions {
        keys = List.copyOf(keys);
        suites = Set.copyOf(suites);
        held = List.copyOf(held);
    }
}
