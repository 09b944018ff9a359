package org.mingzhang.api.subscriptions;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mingzhang.api.feed.BackOff;
import org.mingzhang.api.feed.CloudEventJson;
import org.mingzhang.api.feed.EventFeed;
import org.mingzhang.api.feed.Subscriber;
import org.mingzhang.api.feed.Threads;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.subscriptions.Subscription.Stop;
import org.mingzhang.api.webhook.WebhookHosts;
import org.mingzhang.api.webhook.WebhookSender;
import org.mingzhang.ledger.duty.Sight;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what follows to every subscription, each on a thread of its own, on the node that writes.
///
/// A batch that is not confirmed with 2xx is sent again, after 1 s, 2 s, 4 s … up to 5 minutes, for
/// as long as it takes; 410 ends it. What the subscriber may see is looked up for every batch.
public final class Deliveries implements AutoCloseable {

    static final int BATCH_EVENTS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private static final Duration FEED_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);
    private static final int GONE = 410;

    private final SubscriptionTable table;
    private final Senders senders;
    private final EventFeed feed;
    private final CloudEventJson events;
    private final BooleanSupplier writes;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Thread> workers = new ConcurrentHashMap<>();
    private final Thread looking = Thread.ofVirtual().name("subscriptions").unstarted(this::look);
    private volatile boolean closed;

    /// What a message is sent with.
    ///
    /// @param sender sends it
    /// @param hosts where to
    /// @param holders who a token stands for, if it is valid
    /// @param secrets the secret of a subscription
    public record Senders(
            WebhookSender sender,
            WebhookHosts hosts,
            Function<String, Optional<Identity>> holders,
            Function<String, byte[]> secrets) {}

    /// @param writes whether this node is the one that writes
    public Deliveries(
            SubscriptionTable table,
            Senders senders,
            EventFeed feed,
            CloudEventJson events,
            BooleanSupplier writes,
            InstantSource clock,
            RandomGenerator random) {
        this.table = table;
        this.senders = senders;
        this.feed = feed;
        this.events = events;
        this.writes = writes;
        this.clock = clock;
        this.random = random;
    }

    /// Begins.
    public Deliveries start() {
        looking.start();
        return this;
    }

    private void look() {
        while (!closed) {
            try {
                if (writes.getAsBoolean()) {
                    table.all().stream()
                            .filter(one -> one.standing().stopped().isEmpty())
                            .forEach(one -> workers.computeIfAbsent(one.id(), this::worker));
                }
            } catch (LedgerUnavailableException e) {
                LOG.atWarn().setCause(e).log("subscriptions not looked at");
            }
            try {
                feed.pause(LOOK_INTERVAL);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private Thread worker(String id) {
        return Thread.ofVirtual().name("subscription-" + id).start(() -> serve(id));
    }

    private void serve(String id) {
        try {
            while (!closed && writes.getAsBoolean()) {
                Optional<Subscription> found = table.find(id);
                if (found.isEmpty() || found.get().standing().stopped().isPresent()) {
                    return;
                }
                step(found.get());
            }
        } catch (InterruptedException _) {
            // The application ends.
        } catch (RuntimeException e) {
            // The next look begins again.
            LOG.atWarn().addKeyValue("subscription", id).setCause(e).log("delivery interrupted");
        } finally {
            workers.remove(id);
        }
    }

    private void step(Subscription subscription) throws InterruptedException {
        Optional<Instant> next = subscription.standing().nextAttempt();
        if (next.isPresent() && clock.instant().isBefore(next.get())) {
            // Somebody may resume it earlier.
            feed.pause(
                    Collections.min(
                            List.of(LOOK_INTERVAL, Duration.between(clock.instant(), next.get()))));
            return;
        }
        Optional<Identity> holder =
                senders.holders()
                        .apply(subscription.token())
                        .filter(who -> who.sees(Sight.Matter.OPERATIONS).isAny());
        if (holder.isEmpty()) {
            stop(subscription, Stop.TOKEN_ENDED);
            return;
        }
        if (!senders.hosts().allows(subscription.sink())) {
            stop(subscription, Stop.NOT_ALLOWED);
            return;
        }
        EventFeed.Slice slice =
                feed.await(
                        subscription.position(),
                        BATCH_EVENTS,
                        FEED_PATIENCE,
                        new Subscriber(holder, subscription.scope(), subscription.types()));
        if (!slice.events().isEmpty()) {
            send(subscription, slice);
        } else if (slice.reached() > subscription.position()) {
            table.reached(subscription, slice.reached(), false);
        }
    }

    private void send(Subscription subscription, EventFeed.Slice slice)
            throws InterruptedException {
        WebhookSender.Message message =
                new WebhookSender.Message(
                        "%s-%d-%d"
                                .formatted(
                                        subscription.id(),
                                        slice.events().getFirst().position(),
                                        slice.events().getLast().position()),
                        CloudEventJson.BATCH,
                        events.batch(slice.events()));
        try {
            int status =
                    senders.sender()
                            .send(
                                    subscription.sink(),
                                    message,
                                    senders.secrets().apply(subscription.id()));
            if (status >= 200 && status < 300) {
                table.reached(subscription, slice.reached(), true);
            } else if (status == GONE) {
                stop(subscription, Stop.GONE);
            } else {
                failed(subscription, "status " + status);
            }
        } catch (IOException e) {
            failed(subscription, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void failed(Subscription subscription, String error) {
        Duration wait = BackOff.after(subscription.standing().failures());
        // Receivers that failed together do not come back together.
        long jitter = random.nextLong(wait.toMillis() / 4 + 1);
        table.failed(subscription, error, clock.instant().plus(wait).plusMillis(jitter));
        LOG.atInfo()
                .addKeyValue("subscription", subscription.id())
                .addKeyValue("error", error)
                .log("events not delivered");
    }

    private void stop(Subscription subscription, Stop why) {
        table.stop(subscription.id(), why);
        LOG.atWarn()
                .addKeyValue("subscription", subscription.id())
                .addKeyValue("reason", why)
                .log("subscription stopped");
    }

    /// The feed is closed before, so that nobody waits for it.
    @Override
    public void close() {
        closed = true;
        Threads.end(List.of(looking));
        Threads.end(List.copyOf(workers.values()));
    }
}
