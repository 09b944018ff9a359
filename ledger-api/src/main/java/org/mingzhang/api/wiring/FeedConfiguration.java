package org.mingzhang.api.wiring;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.mingzhang.api.feed.CloudEventJson;
import org.mingzhang.api.feed.EventFeed;
import org.mingzhang.api.feed.FeedController;
import org.mingzhang.api.feed.LogSignal;
import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.signing.Seal;
import org.mingzhang.api.subscriptions.Deliveries;
import org.mingzhang.api.subscriptions.SubscriptionTable;
import org.mingzhang.api.subscriptions.SubscriptionsController;
import org.mingzhang.api.webhook.WebhookHosts;
import org.mingzhang.api.webhook.WebhookSender;
import org.mingzhang.ledger.store.WriterState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import tools.jackson.databind.json.JsonMapper;

/// The log as events: to fetch, to follow, and to have sent.
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final LedgerRuntime runtime;

    FeedConfiguration(LedgerRuntime runtime) {
        this.runtime = runtime;
    }

    private boolean writes() {
        return runtime.ledger().engine().state() instanceof WriterState.Active;
    }

    @Bean
    LogSignal logSignal() {
        LogSignal signal =
                new LogSignal(() ->
                        writes()
                                ? runtime.ledger().engine().durableSize()
                                : runtime.queries().size());
        var _ = runtime.ledger().engine().onDurable(_ -> signal.wake());
        return signal;
    }

    /// Streams end before the web server waits for its last requests.
    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(LogSignal signal) {
        return _ -> signal.close();
    }

    @Bean
    EventFeed eventFeed(EntryScope scopes, LogSignal signal) {
        return new EventFeed(runtime.queries(), runtime.readSide(), scopes, signal);
    }

    @Bean
    CloudEventJson cloudEvents(JsonMapper json) {
        return new CloudEventJson(runtime.log().origin(), json);
    }

    @Bean
    FeedController feedDoor(EventFeed feed, CloudEventJson events) {
        return new FeedController(feed, events, HEARTBEAT);
    }

    @Bean
    WebhookHosts webhookHosts() {
        return new WebhookHosts(runtime.settings().data().resolve("webhook-hosts"));
    }

    @Bean
    WebhookSender webhookSender() {
        return new WebhookSender(runtime.clock());
    }

    @Bean
    SubscriptionTable subscriptionTable() {
        return new SubscriptionTable(runtime.databases().owner(), runtime.clock());
    }

    @Bean
    SubscriptionsController subscriptions(
            SubscriptionTable table, EventFeed feed, WebhookHosts hosts) {
        return new SubscriptionsController(
                table,
                runtime.tokens(),
                feed,
                hosts,
                runtime.clock(),
                runtime.random(),
                runtime.accessSecret());
    }

    @Bean
    Deliveries deliveries(
            SubscriptionTable table,
            WebhookSender sender,
            WebhookHosts hosts,
            EventFeed feed,
            CloudEventJson events) {
        byte[] key = runtime.accessSecret();
        UnaryOperator<Identity> standing =
                runtime.settings().persons().grantsGovern()
                        ? runtime.grants()::granted
                        : UnaryOperator.identity();
        return new Deliveries(
                        table,
                        new Deliveries.Senders(
                                sender,
                                hosts,
                                token -> runtime.tokens().holder(token).map(standing),
                                id ->
                                        Seal.open(
                                                        key,
                                                        SubscriptionsController.purpose(id),
                                                        table.secret(id))
                                                .orElseThrow(() ->
                                                        new IllegalStateException(
                                                                "the secret of subscription "
                                                                        + id
                                                                        + " was sealed with"
                                                                        + " another access.key"))),
                        feed,
                        events,
                        this::writes,
                        runtime.clock(),
                        runtime.random())
                .start();
    }
}
