package org.mingzhang.ledger.identity;

/// Where a private key lives, as its holder says when proposing it. `docs/threat-model.md` says
/// what each protects from.
public enum Custody {
    /// With the server, sealed, and unlocked by the signer's passphrase and second factor.
    SERVER,
    /// With the signer: in a browser or a program of theirs.
    CLIENT,
    /// In a token or a hardware security module, which it never leaves.
    TOKEN
}
