package org.mingzhang.api.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.mingzhang.api.feed.EventFeed.Slice;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.store.StoredEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// The log as events, to fetch and to follow.
///
/// A stream holds one thread and one batch. It writes as fast as its client reads; one that reads
/// nothing for the time that the server waits for a connection is cut off, and goes on from the
/// last position that it has.
@RestController
@RequestMapping("/api/v1/events")
public final class FeedController {

    /// How many follow the log at the same time.
    static final int STREAMS_MAX = 256;

    private static final Logger LOG = LoggerFactory.getLogger(FeedController.class);

    private static final int WAIT_SECONDS_MAX = 30;
    private static final int STREAM_BATCH = 200;
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String REACHED = "Ledger-Position";

    private final EventFeed feed;
    private final CloudEventJson events;
    private final Duration heartbeat;
    private final Semaphore streams = new Semaphore(STREAMS_MAX);

    /// @param heartbeat after which silence a stream says that it lives
    public FeedController(EventFeed feed, CloudEventJson events, Duration heartbeat) {
        this.feed = feed;
        this.events = events;
        this.heartbeat = heartbeat;
    }

    /// The next events behind a position, as a CloudEvents batch. The header `Ledger-Position` and
    /// the link `next` say where to go on, also where nothing was for the caller.
    @GetMapping(produces = {CloudEventJson.BATCH, MediaType.APPLICATION_JSON_VALUE})
    public ResponseEntity<String> batch(
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int wait,
            @RequestParam Optional<String> type,
            @RequestParam Optional<String> division,
            @RequestParam Optional<String> unit,
            HttpServletRequest request)
            throws InterruptedException {
        Fault.BadParameter.requireWithin("limit", limit, 1, EventFeed.EVENTS_MAX);
        Fault.BadParameter.requireWithin("wait", wait, 0, WAIT_SECONDS_MAX);
        Subscriber subscriber = FeedParameters.subscriber(request, type, division, unit);
        long from = FeedParameters.after("after", after, feed.size());
        Slice slice = feed.await(from, limit, Duration.ofSeconds(wait), subscriber);
        String next =
                UriComponentsBuilder.fromPath(request.getRequestURI())
                        .query(request.getQueryString())
                        .replaceQueryParam("after", slice.reached())
                        .build()
                        .toUriString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CloudEventJson.BATCH))
                .cacheControl(CacheControl.noStore())
                .header(REACHED, Long.toString(slice.reached()))
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(events.batch(slice.events()));
    }

    /// Follows the log as server-sent events: `id` is the position, `data` one CloudEvent.
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public void stream(
            @RequestHeader(name = LAST_EVENT_ID, required = false) Optional<String> lastEventId,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> type,
            @RequestParam Optional<String> division,
            @RequestParam Optional<String> unit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        Subscriber subscriber = FeedParameters.subscriber(request, type, division, unit);
        long from =
                lastEventId.isPresent()
                        ? FeedParameters.after(LAST_EVENT_ID, lastEventId, feed.size())
                        : FeedParameters.after("after", after, feed.size());
        if (!streams.tryAcquire()) {
            throw new FaultException(new Fault.TooMany("stream", STREAMS_MAX));
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // Proxies would keep events until a buffer is full.
            response.setHeader("X-Accel-Buffering", "no");
            follow(from, subscriber, response.getOutputStream());
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a follower of the log went away");
        } finally {
            streams.release();
        }
    }

    private void follow(long from, Subscriber subscriber, OutputStream out)
            throws IOException, InterruptedException {
        send(out, "retry: 2000\n\n");
        long reached = from;
        while (!feed.isClosed()) {
            Slice slice = feed.await(reached, STREAM_BATCH, heartbeat, subscriber);
            StringBuilder text = new StringBuilder();
            for (StoredEntry entry : slice.events()) {
                text.append("id: ").append(entry.position()).append("\ndata: ");
                text.append(events.one(entry)).append("\n\n");
            }
            if (slice.events().isEmpty()) {
                // An id without data moves the place where the client goes on.
                text.append(": alive\nid: ").append(slice.reached()).append("\n\n");
            }
            send(out, text.toString());
            reached = slice.reached();
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
