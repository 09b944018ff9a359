package org.mingzhang.verifier.signing;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;

/// Follows the entries in order and judges what actors signed: whose key it is, whether it may sign
/// here, and whether the statement is about the payment as submitted. The curves are left to the
/// caller, as {@link Claim}s, since they need no order. Not safe for use by two threads at once.
///
/// **Source**: `docs/log-format.md` section 3.
public final class ActorSignatures implements AutoCloseable {
    private final boolean required;
    private final KeyedHash keyed;
    private final ZoneId zone;
    private final SigningKeys keys;
    private final SigningRules rules;
    private final Submissions submissions;
    private final List<Finding> findings = new ArrayList<>();
    private long checked;

    /// @param workDirectory where state is put that does not fit into memory
    /// @param key under which the run's hashes are made
    /// @param zone of the log's bare dates
    /// @param required whether every step must be signed that a rule of the log may ask it of
    public ActorSignatures(Path workDirectory, byte[] key, ZoneId zone, boolean required) {
        this.required = required;
        this.zone = zone;
        keyed = new KeyedHash(key);
        keys = new SigningKeys(workDirectory, keyed);
        rules = new SigningRules(workDirectory, keyed);
        submissions = new Submissions(workDirectory);
    }

    /// A signature that verifies if its curve says so.
    public static final class Claim {
        private final long position;
        private final SigningKeys.Held key;
        private final SignedCommand command;

        Claim(long position, SigningKeys.Held key, SignedCommand command) {
            this.position = position;
            this.key = key;
            this.command = command;
        }

        /// What is wrong, if anything. For any thread.
        public Optional<Finding> check() {
            return key.algorithm().verify(key.publicKey(), command.message(), command.value())
                    ? Optional.empty()
                    : Optional.of(
                            new Finding.AtEntry(
                                    Code.BAD_SIGNATURE,
                                    position,
                                    "the actor's signature is not of the key "
                                            + command.keyText()
                                            + " over the statement"));
        }
    }

    /// A key begins or ends, or a rule of signing.
    public void fact(long position, SigningFact fact) {
        if (fact instanceof SigningFact.Proposed proposed) {
            keys.propose(proposed).ifPresent(message -> bad(position, message));
        } else if (fact instanceof SigningFact.Enrolled enrolled) {
            keys.enrol(enrolled).ifPresent(message -> bad(position, message));
        } else if (fact instanceof SigningFact.Revoked revoked) {
            keys.revoke(revoked).ifPresent(message -> bad(position, message));
        } else if (fact instanceof SigningFact.RuleProposed proposed) {
            rules.propose(proposed).ifPresent(rule -> broken(position, rule));
        } else if (fact instanceof SigningFact.RuleConfirmed confirmed) {
            rules.confirm(confirmed).ifPresent(rule -> broken(position, rule));
        }
    }

    /// The next entry that is signed, or may have to be.
    ///
    /// @param leaves its leaf hashes in the suites that are checked
    public Optional<Claim> next(long position, SignedEntry entry, Map<Suite, Hash32> leaves) {
        Optional<Claim> claim = Optional.empty();
        SignedCommand signed = entry.signed();
        if (signed != null) {
            claim = judge(position, entry, signed, leaves.keySet());
        } else if (entry.step().isEmpty()) {
            bad(position, "a key is proposed without a signature of it");
        } else if (isRequired(entry)) {
            broken(position, "signature-required: this step is not signed");
        }
        if (entry.step().filter(step -> step == SignedStep.SUBMITTED).isPresent()) {
            submissions.put(entry, leaves, keyed);
        }
        return claim;
    }

    private boolean isRequired(SignedEntry entry) {
        LocalDate day = Instant.ofEpochMilli(entry.decidedAtMillis()).atZone(zone).toLocalDate();
        return entry.step().filter(SignedStep::isCompulsory).isPresent()
                && (required || rules.requires(entry.yearHigh(), entry.yearLow(), day));
    }

    private Optional<Claim> judge(
            long position, SignedEntry entry, SignedCommand signed, Set<Suite> suites) {
        checked++;
        if (signed.defect() != null) {
            bad(position, signed.defect());
            return Optional.empty();
        }
        Optional<SigningKeys.Held> key = keys.find(signed.key());
        if (key.isEmpty()) {
            bad(position, "the key " + signed.keyText() + " is not enrolled here");
            return Optional.empty();
        }
        if (key.get().isRevoked()) {
            bad(position, "the key " + signed.keyText() + " was revoked before");
            return Optional.empty();
        }
        if (key.get().isProposed() && !signed.isProposal()) {
            bad(position, "the key " + signed.keyText() + " is proposed, and enrolled by nobody");
            return Optional.empty();
        }
        if (key.get().person() != keys.hash(signed.actor())) {
            bad(position, "the key is not of " + signed.actor() + ", who acted");
            return Optional.empty();
        }
        if (key.get().algorithm() != signed.algorithm()) {
            bad(position, "the key is of another algorithm than the signature names");
            return Optional.empty();
        }
        payment(position, entry, signed, suites);
        return Optional.of(new Claim(position, key.get(), signed));
    }

    private void payment(
            long position, SignedEntry entry, SignedCommand signed, Set<Suite> suites) {
        if (entry.step().filter(SignedStep::isOfPayment).isEmpty()) {
            return;
        }
        if (entry.step().filter(SignedStep::followsSubmission).isEmpty()) {
            compare(position, signed, entry.facts().hashes());
            return;
        }
        Optional<Submissions.Seen> submission = submissions.find(entry);
        if (submission.isEmpty()) {
            bad(position, "the statement is about a payment that was never submitted");
            return;
        }
        compare(position, signed, submission.get().facts());
        boolean named = signed.seen().keySet().containsAll(suites);
        if (!named || !submission.get().matches(signed.seen(), keyed)) {
            bad(
                    position,
                    named
                            ? "the statement's entry is not the leaf hash of the submission"
                            : "the statement has no entry, the leaf hashes of the submission");
        }
    }

    private void compare(long position, SignedCommand signed, long[] actual) {
        long[] said = signed.facts();
        for (int i = 0; i < said.length; i++) {
            if (said[i] != actual[i]) {
                String name = PaymentFacts.NAMES.get(i);
                bad(position, "the statement's " + name + " is not that of the payment");
            }
        }
    }

    private void broken(long position, String rule) {
        findings.add(new Finding.AtEntry(Code.RULE_BROKEN, position, rule));
    }

    private void bad(long position, String message) {
        findings.add(new Finding.AtEntry(Code.BAD_SIGNATURE, position, message));
    }

    /// Takes what was found since the last call.
    public List<Finding> takeFindings() {
        if (findings.isEmpty()) {
            return List.of();
        }
        List<Finding> taken = List.copyOf(findings);
        findings.clear();
        return taken;
    }

    /// How many signatures were judged.
    public long checked() {
        return checked;
    }

    @Override
    public void close() {
        keys.close();
        rules.close();
        submissions.close();
    }
}
