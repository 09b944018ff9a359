package org.mingzhang.api.subscriptions;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.mingzhang.api.feed.EventFeed;
import org.mingzhang.api.feed.FeedParameters;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.BearerTokenFilter;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.api.security.TokenStore;
import org.mingzhang.api.signing.Seal;
import org.mingzhang.api.webhook.WebhookHosts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Subscriptions of the caller's own token.
@RestController
@RequestMapping(path = "/api/v1/subscriptions", produces = MediaType.APPLICATION_JSON_VALUE)
public final class SubscriptionsController {

    /// How many there may be.
    static final int SUBSCRIPTIONS_MAX = 100;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int SINK_LENGTH_MAX = 1_000;
    private static final int SECRET_BYTES = 32;

    private final SubscriptionTable table;
    private final TokenStore tokens;
    private final EventFeed feed;
    private final WebhookHosts hosts;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final byte[] sealingKey;

    /// @param random a cryptographic source
    /// @param sealingKey seals the secrets of subscriptions
    public SubscriptionsController(
            SubscriptionTable table,
            TokenStore tokens,
            EventFeed feed,
            WebhookHosts hosts,
            InstantSource clock,
            RandomGenerator random,
            byte[] sealingKey) {
        this.table = table;
        this.tokens = tokens;
        this.feed = feed;
        this.hosts = hosts;
        this.clock = clock;
        this.random = random;
        this.sealingKey = sealingKey.clone();
    }

    /// What is asked for.
    ///
    /// @param id its name
    /// @param sink where events are to be sent
    /// @param types the beginnings of the names of the types that are wanted
    /// @param division the beginning of the codes of the divisions that are wanted
    /// @param unit the beginning of the codes of the units that are wanted
    /// @param after the last position that the receiver has, or `now`; the beginning if left out
    public record Wish(
            String id,
            String sink,
            Optional<List<String>> types,
            Optional<String> division,
            Optional<String> unit,
            Optional<String> after) {}

    /// A subscription as it is told.
    ///
    /// @param secret signs what is sent; told once
    public record View(
            String id,
            String sink,
            List<String> types,
            String division,
            String unit,
            long position,
            String createdAt,
            String state,
            int failures,
            Optional<String> deliveredAt,
            Optional<String> lastError,
            Optional<String> nextAttempt,
            Optional<String> secret) {

        private static View of(Subscription one, Optional<String> secret) {
            Subscription.Standing standing = one.standing();
            return new View(
                    one.id(),
                    one.sink().toString(),
                    one.types(),
                    one.scope().prefix(),
                    one.scope().units(),
                    one.position(),
                    one.createdAt().toString(),
                    standing.stopped()
                            .map(SubscriptionsController::code)
                            .orElse(standing.failures() == 0 ? "active" : "retrying"),
                    standing.failures(),
                    standing.deliveredAt().map(Object::toString),
                    standing.lastError(),
                    standing.nextAttempt().map(Object::toString),
                    secret);
        }
    }

    private static String code(Subscription.Stop stop) {
        return switch (stop) {
            case TOKEN_ENDED -> "token-ended";
            case GONE -> "gone";
            case NOT_ALLOWED -> "not-allowed";
        };
    }

    /// Makes one. The answer holds the secret, this once.
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    public View create(@RequestBody Wish wish, HttpServletRequest request) {
        Identity caller = Identity.of(request).orElseThrow(SubscriptionsController::forbidden);
        FeedParameters.requireSight(caller);
        String token = token(request);
        require(
                "id",
                wish.id(),
                ID.matcher(String.valueOf(wish.id())).matches(),
                new Expected.Matching(ID.pattern()));
        ReadScope scope = FeedParameters.within(ReadScope.of(caller), wish.division(), wish.unit());
        List<String> types = FeedParameters.types(wish.types().orElse(List.of()));
        long after = FeedParameters.after("after", wish.after(), feed.size());
        URI sink = sink(wish.sink());
        if (table.all().size() >= SUBSCRIPTIONS_MAX) {
            throw new FaultException(new Fault.TooMany("subscription", SUBSCRIPTIONS_MAX));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Subscription made =
                new Subscription(
                        wish.id(),
                        token,
                        sink,
                        types,
                        scope,
                        after,
                        clock.instant(),
                        new Subscription.Standing(
                                Optional.empty(),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        if (!table.add(made, Seal.close(sealingKey, purpose(made.id()), secret, random))) {
            throw new FaultException(new Fault.AlreadyThere("subscription", made.id()));
        }
        return View.of(made, Optional.of("whsec_" + Base64.getEncoder().encodeToString(secret)));
    }

    /// What the secret of a subscription is sealed for.
    public static String purpose(String id) {
        return "subscription:" + id;
    }

    private URI sink(String text) {
        try {
            URI sink = new URI(String.valueOf(text));
            require(
                    "sink",
                    text,
                    !WebhookHosts.place(sink).isEmpty()
                            && sink.getFragment() == null
                            && text.length() <= SINK_LENGTH_MAX,
                    Expected.Form.WEB_ADDRESS);
            if (!hosts.allows(sink)) {
                throw new FaultException(new Fault.SinkNotAllowed(WebhookHosts.place(sink)));
            }
            return sink;
        } catch (URISyntaxException _) {
            throw bad("sink", text, Expected.Form.WEB_ADDRESS);
        }
    }

    private static void require(String name, String value, boolean holds, Expected expected) {
        if (!holds) {
            throw bad(name, value, expected);
        }
    }

    private static FaultException bad(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, String.valueOf(value), expected));
    }

    private static FaultException forbidden() {
        return new FaultException(new Fault.Forbidden());
    }

    /// The name of the token that the request shows: only those that this installation has made can
    /// be asked about later.
    private String token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .flatMap(BearerTokenFilter::tokenIn)
                .flatMap(BearerToken::parse)
                .flatMap(tokens::idOf)
                .orElseThrow(SubscriptionsController::forbidden);
    }

    /// Those of the caller's token.
    @GetMapping
    public List<View> list(HttpServletRequest request) {
        String token = token(request);
        return table.all().stream()
                .filter(one -> one.token().equals(token))
                .map(one -> View.of(one, Optional.empty()))
                .toList();
    }

    /// One of them.
    @GetMapping("/{id}")
    public View one(@PathVariable String id, HttpServletRequest request) {
        return View.of(own(id, request), Optional.empty());
    }

    /// Tries again at once, from the last position that was confirmed.
    @PostMapping("/{id}/resume")
    public View resume(@PathVariable String id, HttpServletRequest request) {
        Subscription own = own(id, request);
        sink(own.sink().toString());
        table.resume(own.id());
        return one(id, request);
    }

    /// Ends it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void end(@PathVariable String id, HttpServletRequest request) {
        table.remove(own(id, request).id());
    }

    private Subscription own(String id, HttpServletRequest request) {
        String token = token(request);
        return table.find(id)
                .filter(one -> one.token().equals(token))
                .orElseThrow(() -> new FaultException(new Fault.NotFound("subscription", id)));
    }
}
