package org.mingzhang.api.entries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.WriterState;
import org.mingzhang.ledger.witness.WitnessStanding;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the ledger is, for people, clients and load balancers.
@RestController
@RequestMapping("/api/v1")
public final class StatusController {

    private final Ledger ledger;
    private final LogReader queries;
    private final Map<String, String> facts;
    private final Map<String, String> versions;
    private final Supplier<List<WitnessStanding>> witnesses;

    /// The state of a ledger.
    ///
    /// @param facts what never changes about the log: currency and zone
    /// @param versions of this program and what it runs on
    /// @param witnesses how far each has followed
    public StatusController(
            Ledger ledger,
            LogReader queries,
            Map<String, String> facts,
            Map<String, String> versions,
            Supplier<List<WitnessStanding>> witnesses) {
        this.witnesses = witnesses;
        this.ledger = ledger;
        this.facts = Map.copyOf(facts);
        this.queries = queries;
        this.versions = Map.copyOf(versions);
    }

    /// What the ledger is and how far it has come.
    @GetMapping(path = "/status", produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("log", ledger.engine().log().origin().value());
        status.put("suites", ledger.engine().log().suites().stream().map(Suite::id).toList());
        status.putAll(facts);
        status.put("size", ledger.engine().durableSize());
        status.put("writer", writer());
        status.put("checkpoints", checkpoints());
        List<Map<String, Object>> standings =
                witnesses.get().stream().map(StatusController::json).toList();
        if (!standings.isEmpty()) {
            status.put("witnesses", standings);
        }
        status.put("versions", versions);
        return status;
    }

    private static Map<String, Object> json(WitnessStanding standing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", standing.witness().name());
        json.put("suite", standing.witness().key().suite().id());
        json.put("signedSize", standing.signedSize());
        json.put("behind", standing.behind());
        standing.trouble().ifPresent(trouble -> json.put("trouble", trouble));
        json.put("since", Timestamps.format(standing.since()));
        return json;
    }

    private Map<String, Object> writer() {
        return switch (ledger.engine().state()) {
            case WriterState.Active(long term) -> Map.of("state", "active", "term", term);
            case WriterState.Starting() -> Map.of("state", "starting");
            case WriterState.ReadOnly(String reason) ->
                    Map.of("state", "read-only", "reason", reason);
            case WriterState.Standby(String where) -> Map.of("state", "standby", "writer", where);
            case WriterState.Stopped(String reason) -> Map.of("state", "stopped", "reason", reason);
        };
    }

    private Map<String, Long> checkpoints() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Suite suite : ledger.engine().log().suites()) {
            queries.checkpoint(suite)
                    .map(PublishedNote::of)
                    .ifPresent(note -> sizes.put(suite.id(), note.checkpoint().size()));
        }
        return sizes;
    }

    /// 200 while the process serves; for who restarts processes.
    @GetMapping(path = "/health/live", produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, String> live() {
        return Map.of("status", "up");
    }

    /// 200 while commands are taken, 503 otherwise; for who sends commands to one of several nodes.
    @GetMapping(path = "/health/ready", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> ready() {
        HttpStatus status =
                ledger.engine().state() instanceof WriterState.Active
                        ? HttpStatus.OK
                        : HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(status).body(writer());
    }
}
