package org.mingzhang.api.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.witness.HttpStamps;
import org.mingzhang.api.witness.HttpWitness;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.crypto.StampAuthority;
import org.mingzhang.ledger.log.checkpoint.WitnessPolicy;
import org.mingzhang.ledger.store.Cosignatures;
import org.mingzhang.ledger.store.Elsewhere;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.upkeep.DailyStamp;
import org.mingzhang.ledger.witness.WitnessComparison;
import org.mingzhang.ledger.witness.WitnessDoor;
import org.mingzhang.ledger.witness.WitnessFeed;
import org.mingzhang.ledger.witness.WitnessStanding;

/// The witnesses of a log, as its policy names them: asked before the first append, then fed.
public final class Witnesses implements AutoCloseable {

    private static final long POLICY_BYTES_MAX = 65_536;

    private final Optional<String> text;
    private final WitnessPolicy policy;
    private final WitnessComparison comparison;
    private final LogReader reader;
    private final HttpClient http = HttpWitness.newClient();
    private @Nullable WitnessFeed feed;
    private @Nullable DailyStamp stamps;

    private Witnesses(Optional<String> text, LogReader reader, boolean unwitnessed) {
        this.text = text;
        this.policy = text.map(WitnessPolicy::parse).orElseGet(WitnessPolicy::none);
        this.policy.witnesses().forEach(witness -> witness.url().ifPresent(this::door));
        this.reader = reader;
        this.comparison = new WitnessComparison(policy, this::door, reader, unwitnessed);
    }

    /// Those of the policy that was chosen, or that lies in the data directory; none without one.
    ///
    /// @throws StartRefused if the policy cannot be used
    static Witnesses of(StartSettings settings, LogReader reader) {
        Path file = settings.witnessing().policy().orElse(settings.data().resolve("policy"));
        boolean chosen = settings.witnessing().policy().isPresent();
        try {
            if (!chosen && !Files.exists(file)) {
                return new Witnesses(Optional.empty(), reader, settings.witnessing().unwitnessed());
            }
            if (Files.size(file) > POLICY_BYTES_MAX) {
                throw new IllegalArgumentException("a policy has at most 64 KiB");
            }
            return new Witnesses(
                    Optional.of(Files.readString(file)),
                    reader,
                    settings.witnessing().unwitnessed());
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "the witness policy " + file + " cannot be used: " + e.getMessage(),
                    "docs/operations.md shows one that can",
                    e);
        }
    }

    private WitnessDoor door(String url) {
        return HttpWitness.at(http, url);
    }

    /// What they remember.
    Elsewhere elsewhere() {
        return policy.witnesses().isEmpty() ? Elsewhere.NOBODY : comparison;
    }

    /// Submits to them what the ledger publishes.
    void feed(Ledger ledger, Cosignatures kept, InstantSource clock) {
        feed = WitnessFeed.start(policy, this::door, ledger.engine(), reader, kept, clock);
    }

    /// Has a checkpoint stamped once a day, if an authority was chosen.
    ///
    /// @param directory where the stamps go
    /// @throws StartRefused if its certificates cannot be read
    void stamp(StartSettings settings, Path directory, InstantSource clock, SecureRandom random) {
        if (settings.witnessing().stamps().isEmpty()) {
            return;
        }
        StartSettings.Stamping chosen = settings.witnessing().stamps().get();
        try (InputStream file = Files.newInputStream(chosen.roots())) {
            StampAuthority authority =
                    new StampAuthority(
                            new HttpStamps(http, chosen.address()),
                            StampAuthority.roots(file),
                            random);
            DailyStamp daily = new DailyStamp(reader, authority, directory, clock);
            daily.start();
            stamps = daily;
        } catch (IOException e) {
            throw new StartRefused(
                    "the certificates "
                            + chosen.roots()
                            + " of the time-stamp authority cannot be used: "
                            + e.getMessage(),
                    "name a file with its certificate, as PEM, with --stamp-roots",
                    e);
        }
    }

    /// Records a start without their quorum, if the last one was one.
    void recordUnwitnessedStart(Ledger ledger) {
        comparison
                .takeUnwitnessed()
                .ifPresent(
                        start -> ledger.recordUnwitnessedStart(start.reached(), start.missing()));
    }

    /// How far each has followed the log.
    public List<WitnessStanding> standings() {
        WitnessFeed fed = feed;
        return fed == null ? List.of() : fed.standings();
    }

    /// The policy as it was given, for those who verify; empty if there is none.
    public Optional<String> policyText() {
        return text;
    }

    @Override
    public void close() {
        DailyStamp daily = stamps;
        if (daily != null) {
            daily.close();
        }
        WitnessFeed fed = feed;
        if (fed != null) {
            fed.close();
        }
        http.close();
    }
}
