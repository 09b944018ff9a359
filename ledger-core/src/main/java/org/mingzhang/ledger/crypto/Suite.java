package org.mingzhang.ledger.crypto;

/// A hash and the signature algorithm that goes with it: one chain, one tree, one kind of
/// checkpoint. The constants stand in the byte order of their ids, which is the order of the
/// members of an entry's `previous`.
///
/// **Source** `docs/log-format.md`, section 1.
public enum Suite {
    /// SHA-256 with Ed25519: conforms to C2SP, so that public tools can check it.
    SHA256("sha256"),
    /// SM3 with SM2: the national standards GM/T 0004 and GM/T 0003.
    SM3("sm3");

    private final String id;

    Suite(String id) {
        this.id = id;
    }

    /// The name in entries, files and tables: `sha256` or `sm3`.
    public String id() {
        return id;
    }

    /// The origin line of this suite's checkpoints and the name of its key: the log's origin for
    /// `sha256`, the origin and `/sm3` for `sm3`.
    public String treeOrigin(String origin) {
        return switch (this) {
            case SHA256 -> origin;
            case SM3 -> origin + "/sm3";
        };
    }

    /// The suite of an id.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Suite of(String id) {
        return switch (id) {
            case "sha256" -> SHA256;
            case "sm3" -> SM3;
            default -> throw new IllegalArgumentException("unknown suite: " + id);
        };
    }
}
