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

    private record Heard(Optional<Note> note, Optional<String> contradiction) {}

    /// The last comparison, if it went without the quorum; each is told once.
    public Optional<UnwitnessedStart> takeUnwitnessed() {
        return unwitnessed.getAndSet(Optional.empty());
    }

    @Override
    public Remembered remembered() throws InterruptedException {
        List<Note> notes = new ArrayList<>();
        List<String> contradictions = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Set<CosignerKey> keys = new HashSet<>();
        List<WitnessPolicy.Witness> asked =
                policy.witnesses().stream()
                        .filter(one -> reader.log().suites().contains(one.key().suite()))
                        .toList();
        List<Optional<Heard>> answers = ask(asked);
        for (int i = 0; i < asked.size(); i++) {
            WitnessPolicy.Witness witness = asked.get(i);
            Optional<Heard> heard = answers.get(i);
            (heard.isPresent() ? reached : missing).add(witness.name());
            heard.ifPresent(answer -> {
                keys.add(witness.key());
                answer.note().ifPresent(notes::add);
                answer.contradiction().ifPresent(contradictions::add);
            });
        }
        Optional<String> tooFew = Optional.empty();
        if (!reader.log().suites().stream().allMatch(suite -> policy.isMet(suite, keys))) {
            if (unwitnessedAllowed) {
                unwitnessed.set(Optional.of(new UnwitnessedStart(reached, missing)));
            } else {
                tooFew =
                        Optional.of(
                                "fewer witnesses are reachable than the policy asks for, missing: "
                                        + String.join(", ", missing)
                                        + ". Bring them back, or start with --unwitnessed");
            }
        }
        return new Remembered(notes, contradictions, tooFew);
    }

    private List<Optional<Heard>> ask(List<WitnessPolicy.Witness> asked)
            throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Optional<Heard>>> answers =
                    asked.stream()
                            .map(one ->
                                    CompletableFuture.supplyAsync(() -> tryToHear(one), threads))
                            .toList();
            List<Optional<Heard>> heard = new ArrayList<>();
            for (CompletableFuture<Optional<Heard>> answer : answers) {
                heard.add(answer.get());
            }
            return heard;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a witness could not be asked", e.getCause());
        }
    }

    private Optional<Heard> tryToHear(WitnessPolicy.Witness witness) {
        try {
            return Optional.of(hear(witness));
        } catch (WitnessFault e) {
            LOG.atWarn()
                    .addKeyValue("witness", witness.name())
                    .addKeyValue("reason", e.reason())
                    .log("witness not reachable");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
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
            return new Heard(Optional.of(shown(witness, reply.body())), Optional.empty());
        }
        Optional<String> own = reader.checkpoint(suite);
        if (own.isEmpty()) {
            return new Heard(Optional.empty(), Optional.empty());
        }
        try {
            new WitnessClient(witness, door, reader, 0).submit(own.get());
            return new Heard(Optional.empty(), Optional.empty());
        } catch (WitnessFault e) {
            if (!e.isContradiction()) {
                throw e;
            }
            return new Heard(
                    Optional.empty(),
                    Optional.of("the witness " + witness.name() + " objects: " + e.reason()));
        }
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
