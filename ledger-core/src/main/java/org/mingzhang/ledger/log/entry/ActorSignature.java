package org.mingzhang.ledger.log.entry;

import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// What an actor signed for a command. Whether the signature holds is not checked here.
///
/// **Source** `docs/log-format.md`, section 3.
///
/// @param alg `sm2-sm3` or `ed25519`
/// @param key lower-case hex SHA-256 of the raw public key
/// @param statement the signed facts; see [Statement]
/// @param value base64 of the 64 bytes of the signature
public record ActorSignature(String alg, String key, ObjectNode statement, String value) {

    private static final Set<String> ALGORITHMS = Set.of("sm2-sm3", "ed25519");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9+/]{86}==");

    /// @throws EntryFormatException if a member has another form
    public ActorSignature {
        statement = statement.deepCopy();
        if (!ALGORITHMS.contains(alg)) {
            throw new EntryFormatException(
                    "/command/signature/alg", "one of sm2-sm3, ed25519", alg);
        }
        if (!KEY.matcher(key).matches()) {
            throw new EntryFormatException(
                    "/command/signature/key", "64 lower-case hex digits", key);
        }
        boolean canonical =
                VALUE.matcher(value).matches()
                        && Base64.getEncoder()
                                .encodeToString(Base64.getDecoder().decode(value))
                                .equals(value);
        if (!canonical) {
            throw new EntryFormatException("/command/signature/value", "base64 of 64 bytes", value);
        }
    }
}
