package org.mingzhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.duty.Duty;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.History;
import org.mingzhang.ledger.testing.TestLedger;

/// Many spenders at once send commands of every kind, drawn so that they meet on the same few
/// lines, pools, payments and contracts. In whatever order they come to be decided, every entry of
/// the log balances, the equation and every bound hold after it, and what the ledger folds agrees
/// with [Books] that are kept apart.
class ManySpendersOfAllKindsTest {

    private static final int SPENDERS = 16;
    private static final int COMMANDS = 600;

    private final TypeCatalogue types = LedgerTypes.catalogue();
    private final EventCodec codec = new EventCodec(types);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void keepTheBooksBalancedAndEveryBound(long seed) throws Exception {
        Queue<Submission> commands = new ConcurrentLinkedQueue<>(drawn(seed));
        try (TestLedger ledger = TestLedger.create("ManySpendersOfAllKinds" + seed);
                ExecutorService spenders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int spender = 0; spender < SPENDERS; spender++) {
                work.add(() -> spend(ledger, commands));
            }
            int accepted = 0;
            for (Future<Integer> done : spenders.invokeAll(work)) {
                accepted += done.get();
            }
            assertThat(accepted).isGreaterThan(COMMANDS / 10);

            Set<String> posted = replay(ledger);

            assertThat(posted).as("kinds of events that moved authority").hasSizeGreaterThan(12);
        }
    }

    /// A history that makes sense in one order; the spenders send it in nearly that order.
    private List<Submission> drawn(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomCommands commands = new RandomCommands(random);
        History history = new History();
        List<Submission> drawn = new ArrayList<>();
        for (RandomCommands.Drawn opening : commands.openingOfTheYear()) {
            Submission submission = submission("o-" + drawn.size(), opening);
            drawn.add(submission);
            history.append(events(submission, history));
        }
        for (int i = 0; i < COMMANDS; i++) {
            if (commands.decideNext(history) instanceof Decision.Accepted(List<Event> events)) {
                history.append(events);
            }
            drawn.add(submission("c-" + i, commands.drawn()));
        }
        return drawn;
    }

    @SuppressWarnings("unchecked") // a type is that of its own command
    private <C extends Command> List<Event> events(Submission submission, History history) {
        CommandType<C> type = (CommandType<C>) types.typeOf(submission.command());
        Occasion occasion =
                DeciderSpec.occasion(submission.sender().actor().id(), "budget", "2026-06-30");
        Decision decision = type.decider().decide((C) submission.command(), history, occasion);
        return ((Decision.Accepted) decision).events();
    }

    private Submission submission(String id, RandomCommands.Drawn drawn) {
        Class<? extends Command> type = drawn.command().getClass();
        Occasion.Person actor = drawn.actor();
        String role =
                Duty.permits(actor.role(), type)
                        ? actor.role()
                        : Duty.rolesFor(type).stream().sorted().findFirst().orElseThrow().id();
        return new Submission(
                types.typeOf(drawn.command()).name(),
                drawn.command(),
                // A client of each: what one is refused too often is only counted.
                new Sender(id, new Occasion.Person(actor.id(), role, actor.unit())),
                id,
                TreeHashers.of(Suite.SHA256).digest(id.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                List.of());
    }

    private static int spend(TestLedger ledger, Queue<Submission> commands) {
        int accepted = 0;
        for (Submission next = commands.poll(); next != null; next = commands.poll()) {
            if (ledger.ledger().submit(next).join() instanceof Answer.Accepted) {
                accepted++;
            }
        }
        return accepted;
    }

    /// Adds the log up in its order.
    ///
    /// @return the types of the events that moved something
    private Set<String> replay(TestLedger ledger) {
        LogReader reader = new LogReader(ledger.database().writerPool(), ledger.log());
        Books books = new Books();
        History history = new History();
        Set<String> posted = new TreeSet<>();
        long size = reader.size();
        for (long position = 0; position < size; position++) {
            Entry entry = Entry.parse(reader.entry(position).orElseThrow().bytes().toBytes());
            Event event = codec.decode(entry.type(), entry.revision(), entry.data());
            books.post(event);
            history.append(List.of(event));
            if (event instanceof Posted) {
                posted.add(entry.type());
            }
        }
        books.agreeWith(history);
        return posted;
    }
}
