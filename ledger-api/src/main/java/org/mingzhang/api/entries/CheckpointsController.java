package org.mingzhang.api.entries;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.store.LogReader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Checkpoints: what the log has signed about itself.
@RestController
@RequestMapping("/api/v1")
public final class CheckpointsController {

    private final Ledger ledger;
    private final LogReader queries;

    /// Checkpoints of a ledger.
    public CheckpointsController(Ledger ledger, LogReader queries) {
        this.ledger = ledger;
        this.queries = queries;
    }

    /// The newest checkpoint of a suite, as the signed note that C2SP tools read.
    @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    public ResponseEntity<String> note(@RequestParam(defaultValue = "") String suite) {
        Suite wanted = suite.isEmpty() ? ledger.engine().log().suites().getFirst() : of(suite);
        PublishedNote note =
                queries.checkpoint(wanted)
                        .map(PublishedNote::of)
                        .orElseThrow(() ->
                                new FaultException(new Fault.NotFound("checkpoint", wanted.id())));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(
                        "\"%s-%d-%d\""
                                .formatted(
                                        wanted.id(), note.checkpoint().size(), note.signatures()))
                .body(note.text());
    }

    private static Suite of(String id) {
        try {
            return Suite.of(id);
        } catch (IllegalArgumentException _) {
            throw new FaultException(
                    new Fault.BadParameter("suite", id, Expected.OneOf.of("sha256", "sm3")));
        }
    }

    /// The newest checkpoint of each suite, as JSON.
    @GetMapping(path = "/checkpoints/latest", produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> latest() {
        Map<String, Object> bySuite = new LinkedHashMap<>();
        for (Suite suite : ledger.engine().log().suites()) {
            queries.checkpoint(suite)
                    .map(PublishedNote::of)
                    .ifPresent(note -> bySuite.put(suite.id(), json(note)));
        }
        return bySuite;
    }

    private static Map<String, Object> json(PublishedNote note) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("size", note.checkpoint().size());
        json.put("root", note.checkpoint().root().hex());
        json.put("note", note.text());
        return json;
    }
}
