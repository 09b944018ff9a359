package org.mingzhang.api.importing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.spec.SecretKeySpec;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.log.entry.Tags;

/// The real binder and the real deciders over a history in memory: everything but the log.
public final class DecidingSink {

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

    private final TypeCatalogue types = LedgerTypes.catalogue();
    private final EventCodec codec = new EventCodec(types);
    private final CommandBinder binder =
            new CommandBinder(
                    types,
                    new Origin("ledger.example/test"),
                    TreeHashers.of(Suite.SHA256),
                    new SecretKeySpec(new byte[32], "HmacSHA256"));
    private final Map<String, List<Event>> byTag = new HashMap<>();
    private final Map<Part.Key<?>, Folded> folded = new HashMap<>();
    private final Map<String, Outcome> answers = new HashMap<>();

    /// What happened, in order.
    public final List<Event> events = new ArrayList<>();

    private record Folded(Object state, int count) {}

    /// Nothing has happened yet.
    public DecidingSink() {}

    /// The stream of one person.
    public CommandSink as(String person, String role) {
        return as(person, role, "ES15078");
    }

    /// The stream of one person who acts for a unit.
    public CommandSink as(String person, String role, String unit) {
        Sender sender = new Sender("client-" + person, new Occasion.Person(person, role, unit));
        return new CommandSink() {
            @Override
            public CompletableFuture<Outcome> submit(OutgoingCommand command) {
                return CompletableFuture.completedFuture(answer(command, sender));
            }

            @Override
            public void close() {}
        };
    }

    private Outcome answer(OutgoingCommand command, Sender sender) {
        return switch (binder.bind(command.toJson(), sender)) {
            case Binding.Invalid(var violations) ->
                    new Outcome.Invalid(
                            violations.getFirst().pointer(),
                            violations.getFirst().rule(),
                            violations.getFirst().value());
            case Binding.Bound(Submission submission) -> {
                String key = sender.client() + "\n" + command.id();
                Outcome known = answers.get(key);
                if (known == null) {
                    known =
                            decide(
                                    types.typeOf(submission.command()),
                                    submission.command(),
                                    sender);
                    answers.put(key, known);
                    yield known;
                }
                yield switch (known) {
                    case Outcome.Accepted(long position, boolean _) ->
                            new Outcome.Accepted(position, true);
                    case Outcome.Refused(
                                    long position,
                                    var rule,
                                    var limit,
                                    var value,
                                    boolean _) ->
                            new Outcome.Refused(position, rule, limit, value, true);
                    case Outcome.Invalid invalid -> invalid;
                    case Outcome.IdReused reused -> reused;
                };
            }
        };
    }

    @SuppressWarnings("unchecked") // a type is that of its own command
    private <C extends Command> Outcome decide(
            CommandType<C> type, Command command, Sender sender) {
        Occasion occasion =
                new Occasion(sender.actor(), Instant.parse("2026-06-30T06:05:09Z"), ZONE);
        State state =
                new State() {
                    @Override
                    public <S> S of(Part.Key<S> key) {
                        return fold(key);
                    }
                };
        return switch (type.decider().decide((C) command, state, occasion)) {
            case Decision.Accepted(List<Event> made) -> {
                for (Event event : made) {
                    events.add(event);
                    codec.encode(event)
                            .tags()
                            .forEach(tag ->
                                    byTag.computeIfAbsent(tag, _ -> new ArrayList<>()).add(event));
                }
                yield new Outcome.Accepted(events.size(), false);
            }
            case Decision.Refused(var refusal, _) ->
                    new Outcome.Refused(
                            events.size(), refusal.rule(), refusal.limit(), refusal.value(), false);
        };
    }

    @SuppressWarnings("unchecked") // the map holds the state of each key's own part
    private <S> S fold(Part.Key<S> key) {
        List<Event> history =
                byTag.getOrDefault(Tags.tag(key.part().tagKey(), key.id()), List.of());
        Folded known = folded.getOrDefault(key, new Folded(key.part().initial(), 0));
        S state = (S) known.state();
        for (Event event : history.subList(known.count(), history.size())) {
            if (key.part().folds(event)) {
                state = key.part().evolve().apply(state, event);
            }
        }
        folded.put(key, new Folded(state, history.size()));
        return state;
    }
}
