package org.mingzhang.ledger.crypto;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The keys of one log over time: those with which it signs now, all of them each checkpoint, and
/// those that others may still meet on older ones. Thread-safe.
///
/// **Source** `docs/log-format.md`, section 2, "Keys".
public final class SigningKeys {

    /// A key of the log.
    ///
    /// @param key the public half
    /// @param lastSize the largest checkpoint that it may have signed; [Long#MAX_VALUE] for a key
    ///   that is not retired
    public record Held(VerifierKey key, long lastSize) {

        /// Whether it has been retired.
        public boolean isRetired() {
            return lastSize < Long.MAX_VALUE;
        }
    }

    private final String origin;
    private final Set<Suite> suites;

    // Both are replaced as a whole, under the lock of this object.
    private volatile List<Held> held;
    private volatile List<NoteSigner> signers;

    /// @param keys all that the log has had, in their order
    /// @param signers the private halves at hand; those of retired keys are left out
    /// @throws IllegalArgumentException if a suite has no key that can sign
    public SigningKeys(String origin, List<Held> keys, Collection<NoteSigner> signers) {
        this.origin = origin;
        this.held = List.copyOf(keys);
        this.signers =
                signers.stream()
                        .filter(signer -> isLive(signer.key()))
                        .sorted((a, b) -> a.suite().compareTo(b.suite()))
                        .toList();
        this.suites = EnumSet.noneOf(Suite.class);
        keys.forEach(key -> suites.add(key.key().suite()));
        for (Suite suite : suites) {
            if (signers(suite).isEmpty()) {
                throw new IllegalArgumentException(
                        "no private key of suite "
                                + suite.id()
                                + " that "
                                + origin
                                + " signs with");
            }
        }
    }

    /// Those of a log whose keys have never changed.
    public static SigningKeys of(LogKeys keys) {
        return new SigningKeys(
                keys.origin(),
                keys.signers().stream()
                        .map(signer -> new Held(signer.key(), Long.MAX_VALUE))
                        .toList(),
                keys.signers());
    }

    private boolean isLive(VerifierKey key) {
        return held.stream().anyMatch(one -> one.key().equals(key) && !one.isRetired());
    }

    /// The origin of the log.
    public String origin() {
        return origin;
    }

    /// The suites of the log.
    public Set<Suite> suites() {
        return Set.copyOf(suites);
    }

    /// Every key that the log has had, in the order in which it got them.
    public List<Held> all() {
        return held;
    }

    /// The keys that sign a suite now; at least one.
    public List<NoteSigner> signers(Suite suite) {
        return signers.stream().filter(signer -> signer.suite() == suite).toList();
    }

    /// The keys that may have signed a checkpoint.
    ///
    /// @param size of the checkpoint
    public List<VerifierKey> verifiers(Suite suite, long size) {
        return held.stream()
                .filter(one -> one.key().suite() == suite && size <= one.lastSize())
                .map(Held::key)
                .toList();
    }

    /// Signs with a further key from now on.
    public synchronized void add(NoteSigner signer) {
        List<Held> keys = new ArrayList<>(held);
        keys.add(new Held(signer.key(), Long.MAX_VALUE));
        List<NoteSigner> more = new ArrayList<>(signers);
        more.add(signer);
        held = List.copyOf(keys);
        signers = List.copyOf(more);
    }

    /// Signs with a key no more.
    ///
    /// @param lastSize the largest checkpoint that it may have signed
    public synchronized void retire(VerifierKey key, long lastSize) {
        held =
                held.stream()
                        .map(one -> one.key().equals(key) ? new Held(key, lastSize) : one)
                        .toList();
        signers = signers.stream().filter(signer -> !signer.key().equals(key)).toList();
    }

    @Override
    public String toString() {
        return "keys of " + origin + ": " + held.stream().map(Held::key).toList();
    }
}
