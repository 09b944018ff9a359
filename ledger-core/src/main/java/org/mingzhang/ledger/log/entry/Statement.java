package org.mingzhang.ledger.log.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/// What an actor signs: the facts of the command, under a prefix that no other signed text has.
///
/// **Source** `docs/log-format.md`, section 3.
public final class Statement {

    private static final byte[] DOMAIN =
            "mingzhang/statement/v1\n".getBytes(StandardCharsets.US_ASCII);

    private Statement() {}

    /// The bytes that are signed: `mingzhang/statement/v1\n || JCS(statement)`.
    ///
    /// @throws EntryFormatException if the statement holds a value that an entry may not hold
    public static byte[] signedBytes(ObjectNode statement) {
        byte[] body = CanonicalJson.write(statement);
        byte[] signed = Arrays.copyOf(DOMAIN, DOMAIN.length + body.length);
        System.arraycopy(body, 0, signed, DOMAIN.length, body.length);
        return signed;
    }
}
