package org.mingzhang.api.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mingzhang.api.importing.Progress;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.SinkUnavailable;

/// The demonstration province: what 21 cities and their counties budgeted and paid in one year, all
/// of it made up.
///
/// The same day gives the same commands under the same ids, so that loading it again, after a crash
/// for instance, changes nothing. They are sent by made-up persons, each in a role of its own:
/// budget officers, handlers, reviewers, approvers and cashiers.
public final class DemoProvince {

    /// The system that the persons use; part of the idempotency key.
    public static final String CLIENT = "demo";

    /// The county that comes by itself, with payments that its persons sign.
    public static final String SIGNED_COUNTY = "445381000";

    private static final long SEED = 440_000;

    private final DemoCodes codes = DemoCodes.load();
    private final LocalDate asOf;
    private final List<DemoCommand> commands = new ArrayList<>();

    /// The province as of a day; the fiscal year is that of the day.
    ///
    /// @param asOf for a ledger the day on which its log was created, so that it stays the same
    public DemoProvince(LocalDate asOf) {
        this.asOf = asOf;
        for (DemoCodes.Division city : codes.cities()) {
            commands.addAll(year(city));
            codes.countiesOf(city).stream()
                    .filter(county -> !county.code().equals(SIGNED_COUNTY))
                    .forEach(county -> commands.addAll(year(county)));
        }
    }

    /// How the commands were answered.
    ///
    /// @param accepted how many hold
    /// @param refused how many a rule refused, by the stable code of the rule
    /// @param repeated how many had been recorded before
    public record Loaded(long accepted, Map<String, Long> refused, long repeated) {
        public Loaded {
            refused = Map.copyOf(refused);
        }
    }

    /// All commands, in their order.
    public List<DemoCommand> commands() {
        return Collections.unmodifiableList(commands);
    }

    private List<DemoCommand> year(DemoCodes.Division place) {
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom")
                        .create(SEED + Long.parseLong(place.code()));
        return new DemoCity(codes, place, asOf, random).commands();
    }

    /// The files that its decisions rest on, to be brought before the commands.
    public List<DemoFile> files() {
        return codes.cities().stream()
                .map(city -> DemoProcedures.decision(city, codes.units().get(2)))
                .toList();
    }

    /// The id of the first command: when it has a receipt, loading has begun.
    public String firstCommandId() {
        return commands.getFirst().command().id();
    }

    /// The id of the last command: when it has a receipt, the province is loaded.
    public String lastCommandId() {
        return commands.getLast().command().id();
    }

    /// Sends all commands, and waits until they are durable.
    ///
    /// @param sinks gives each person's stream; all of them decide in the order of submission
    /// @throws SinkUnavailable if the ledger becomes unavailable; load it again
    /// @throws IllegalStateException if a command is invalid, which would be a fault of this
    ///   program
    public Loaded load(Function<DemoPerson, CommandSink> sinks, Progress progress)
            throws InterruptedException {
        Map<DemoPerson, CommandSink> opened = new HashMap<>();
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>(commands.size());
        try (progress) {
            progress.begin(commands.size());
            for (DemoCommand next : commands) {
                CommandSink sink = opened.computeIfAbsent(next.person(), sinks);
                outcomes.add(sink.submit(next.command()).whenComplete((_, _) -> progress.step()));
            }
            return count(outcomes);
        } catch (CompletionException e) {
            throw e.getCause() instanceof SinkUnavailable unavailable ? unavailable : e;
        } finally {
            opened.values().forEach(CommandSink::close);
        }
    }

    private Loaded count(List<CompletableFuture<Outcome>> outcomes) {
        long accepted = 0;
        long repeated = 0;
        Map<String, Long> refused = new HashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i).join()) {
                case Outcome.Accepted(long _, boolean before) -> {
                    accepted++;
                    repeated += before ? 1 : 0;
                }
                case Outcome.Refused refusal -> {
                    refused.merge(refusal.rule(), 1L, Long::sum);
                    repeated += refusal.repeated() ? 1 : 0;
                }
                case Outcome.Invalid invalid ->
                        throw new IllegalStateException(
                                commands.get(i).command() + " is invalid: " + invalid);
                case Outcome.IdReused _ ->
                        throw new IllegalStateException(
                                "the ledger holds another demonstration under "
                                        + commands.get(i).command().id());
            }
        }
        return new Loaded(accepted, refused, repeated);
    }
}
