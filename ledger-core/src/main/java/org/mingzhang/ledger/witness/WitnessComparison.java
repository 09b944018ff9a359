package org.mingzhang.ledger.witness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.mingzhang.ledger.crypto.CosignerKey;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.WitnessPolicy;
import org.mingzhang.ledger.store.Elsewhere;
import org.mingzhang.ledger.store.LogReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks all witnesses of a policy what they have signed, at once.
///
/// A witness that shows its newest checkpoint, with the signatures of the log and its own, is
/// compared by that: it cannot have made it up. One that does not is asked to sign the newest
/// checkpoint of the database, and its answer says whether it has signed another history or a
/// longer one. Whoever answers neither way counts as not reachable. If those who are reachable are
/// fewer than the quorum, the log does not go on unless an operator said that it shall.
public final class WitnessComparison implements Elsewhere {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessComparison.class);

    private static final long PAUSE_SECONDS = 2;

    private final WitnessPolicy policy;
    private final Function<String, WitnessDoor> doors;
    private final LogReader reader;
    private final boolean unwitnessedAllowed;
    private final AtomicReference<Optional<UnwitnessedStart>> unwitnessed =
            new AtomicReference<>(Optional.empty());

    /// @param doors how to reach a submission prefix
    /// @param unwitnessedAllowed whether an operator lets the log go on without its quorum
    public WitnessComparison(
            WitnessPolicy policy,
            Function<String, WitnessDoor> doors,
            LogReader reader,
            boolean unwitnessedAllowed) {
        this.policy = policy;
        this.doors = doors;
        this.reader = reader;
        this.unwitnessedAllowed = unwitnessedAllowed;
    }

    /// A start without the quorum of the witnesses.
    ///
    /// @param reached the names of those that answered
    /// @param missing the names of those that did not
    public record UnwitnessedStart(List<String> reached, List<String> missing) {

        public UnwitnessedStart {
            reached = List.copyOf(reached);
            missing = List.copyOf(missing);
        }
    }

    /// What one witness said: a note, a contradiction, nothing against the log, or nothing at all.
    private sealed interface Heard {
        record Shown(Note note) implements Heard {}

        record Objection(String words) implements Heard {}

        record Agreement() implements Heard {}

        record Silence(String reason) implements Heard {}
    }

    // What follows belongs to the writer's thread.
    private List<String> lastMissing = List.of();
    private boolean tooFewBefore;

    /// The last comparison, if it went without the quorum; each is told once.
    public Optional<UnwitnessedStart> takeUnwitnessed() {
        return unwitnessed.getAndSet(Optional.empty());
    }

    @Override
    public Remembered remembered() throws InterruptedException {
        if (tooFewBefore) {
            // The writer asks again and again.
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
        List<WitnessPolicy.Witness> asked =
                policy.witnesses().stream()
                        .filter(one -> reader.log().suites().contains(one.key().suite()))
                        .toList();
        List<Heard> answers = ask(asked);
        List<Note> notes = new ArrayList<>();
        List<String> contradictions = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Set<CosignerKey> keys = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            String name = asked.get(i).name();
            switch (answers.get(i)) {
                case Heard.Shown(Note note) -> notes.add(note);
                case Heard.Objection(String words) -> contradictions.add(words);
                case Heard.Agreement() -> {}
                case Heard.Silence(String reason) -> {
                    missing.add(name);
                    reasons.add(name + ": " + reason);
                }
            }
            if (!missing.contains(name)) {
                reached.add(name);
                keys.add(asked.get(i).key());
            }
        }
        if (!missing.equals(lastMissing) && !missing.isEmpty()) {
            LOG.atWarn().addKeyValue("reasons", reasons).log("witnesses not reachable");
        }
        lastMissing = missing;
        return new Remembered(notes, contradictions, tooFew(keys, reached, missing));
    }

    private Optional<String> tooFew(
            Set<CosignerKey> keys, List<String> reached, List<String> missing) {
        boolean met = reader.log().suites().stream().allMatch(suite -> policy.isMet(suite, keys));
        tooFewBefore = !met && !unwitnessedAllowed;
        if (met) {
            return Optional.empty();
        }
        if (unwitnessedAllowed) {
            unwitnessed.set(Optional.of(new UnwitnessedStart(reached, missing)));
            return Optional.empty();
        }
        return Optional.of(
                "fewer witnesses are reachable than the policy asks for, missing: "
                        + String.join(", ", missing)
                        + ". Bring them back, or start with --unwitnessed");
    }

    private List<Heard> ask(List<WitnessPolicy.Witness> asked) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Heard>> answers =
                    asked.stream()
                            .map(one ->
                                    CompletableFuture.supplyAsync(() -> tryToHear(one), threads))
                            .toList();
            List<Heard> heard = new ArrayList<>();
            for (CompletableFuture<Heard> answer : answers) {
                heard.add(answer.get());
            }
            return heard;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a witness could not be asked", e.getCause());
        }
    }

    private Heard tryToHear(WitnessPolicy.Witness witness) {
        try {
            return hear(witness);
        } catch (WitnessFault e) {
            return e.isContradiction()
                    ? new Heard.Objection(
                            "the witness " + witness.name() + " objects: " + e.reason())
                    : new Heard.Silence(e.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Silence("the ledger ends");
        }
    }

    private Heard hear(WitnessPolicy.Witness witness) throws WitnessFault, InterruptedException {
        WitnessDoor door =
                witness.url()
                        .map(doors)
                        .orElseThrow(() -> WitnessFault.trouble("the policy gives no address"));
        Suite suite = witness.key().suite();
        WitnessDoor.Reply reply;
        try {
            reply = door.newest(suite.treeOrigin(reader.log().origin().value()));
        } catch (IOException e) {
            throw WitnessFault.trouble("it does not answer: " + e);
        }
        if (reply.status() == 200) {
            return new Heard.Shown(shown(witness, reply.body()));
        }
        Optional<String> own = reader.checkpoint(suite);
        if (own.isPresent()) {
            new WitnessClient(witness, door, reader, 0).submit(own.get());
        }
        return new Heard.Agreement();
    }

    private static Note shown(WitnessPolicy.Witness witness, String text) throws WitnessFault {
        try {
            if (SignedNote.parse(text).cosignature(witness.key()).isPresent()) {
                return new Note("the witness " + witness.name(), witness.key().suite(), text);
            }
        } catch (IllegalArgumentException _) {
            // As bad as one that it has not signed.
        }
        throw WitnessFault.trouble("what it shows as its newest checkpoint it has not signed");
    }
}
