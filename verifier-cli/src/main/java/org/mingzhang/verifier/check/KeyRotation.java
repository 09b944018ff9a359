package org.mingzhang.verifier.check;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;

/// Follows the keys that a log's entries bring in and end.
///
/// **Source**: `docs/log-format.md` section 2, "Keys".
final class KeyRotation {
    private final KeyRing ring;
    private final String origin;
    private final Findings findings;

    KeyRotation(KeyRing ring, String origin, Findings findings) {
        this.ring = ring;
        this.origin = origin;
        this.findings = findings;
    }

    void add(long position, LogFact.KeyAdded fact) {
        Optional<VerifierKey> key = parse(position, fact.key());
        Optional<VerifierKey> by = parse(position, fact.by());
        if (key.isEmpty() || by.isEmpty()) {
            return;
        }
        Optional<KeyRing.Held> holder = ring.find(fact.suite(), by.get());
        if (!KeyRing.belongs(key.get(), fact.suite(), origin)) {
            bad(position, "the key " + key.get() + " is none of this log's suite");
        } else if (holder.isEmpty() || holder.get().lastSize() <= position) {
            bad(position, "a key is brought in by " + by.get() + ", which is not the log's now");
        } else if (!signed(fact, by.get())) {
            bad(position, "the old key has not signed for the new one");
        } else {
            ring.add(fact.suite(), key.get(), holder.get());
        }
    }

    private static boolean signed(LogFact.KeyAdded fact, VerifierKey by) {
        byte[] message =
                ("mingzhang.org/key-added@v1\n" + fact.key() + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        try {
            return by.verify(message, Base64.getDecoder().decode(fact.signature()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    void retire(long position, LogFact.KeyRetired fact) {
        Optional<VerifierKey> key = parse(position, fact.key());
        if (key.isEmpty()) {
            return;
        }
        Optional<KeyRing.Held> held = ring.find(fact.suite(), key.get());
        boolean others =
                ring.of(fact.suite()).stream()
                        .anyMatch(other ->
                                !other.key().equals(key.get())
                                        && other.lastSize() == Long.MAX_VALUE);
        if (held.isEmpty() || held.get().lastSize() < Long.MAX_VALUE) {
            bad(position, "a key is retired that is not the log's now: " + key.get());
        } else if (!others) {
            bad(position, "the last key of a suite is retired");
        } else if (fact.lastSize() > position + 1) {
            bad(position, "a key is retired as of size " + fact.lastSize() + ", after this entry");
        } else {
            ring.retire(fact.suite(), held.get(), fact.lastSize());
        }
    }

    private Optional<VerifierKey> parse(long position, String line) {
        try {
            return Optional.of(VerifierKey.parse(line));
        } catch (MalformedException e) {
            bad(position, "no verifier key: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void bad(long position, String message) {
        findings.add(new Finding.AtEntry(Code.BAD_SIGNATURE, position, message));
    }
}
