package org.mingzhang.ledger.personal;

/// A text that an entry holds in the open or, when it is personal, as a commitment only.
///
/// **Shape** in JSON a string, or an object with the one member `commitment`:
///
/// ```json
/// "Office chairs for the reading room"
/// {"commitment": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
/// ```
///
/// **Source** `docs/log-format.md`, section 4.
public sealed interface Disclosable {

    /// A text in the open.
    ///
    /// @param value 1 to 1,000 characters
    record Disclosed(String value) implements Disclosable {
        public Disclosed {
            if (value.isBlank() || value.length() > 1000) {
                throw new IllegalArgumentException(
                        "must be 1 to 1000 characters, not blank; has " + value.length());
            }
        }
    }

    /// A text that lies, salted, beside the log.
    ///
    /// @param commitment the digest of salt and text, 64 lower-case hexadecimal digits
    record Committed(String commitment) implements Disclosable {
        public Committed {
            if (!commitment.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "a commitment is 64 lower-case hexadecimal digits, not " + commitment);
            }
        }
    }
}
