package org.mingzhang.api.entries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.duty.Sight;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Entries, byte for byte.
@RestController
@RequestMapping("/api/v1/entries")
public final class EntriesController {

    /// How many entries one page has at most.
    static final int PAGE_MAX = 500;

    private final Ledger ledger;
    private final LogReader queries;
    private final JsonMapper json;
    private final EntryScope scopes;

    /// Entries of a ledger.
    public EntriesController(Ledger ledger, LogReader queries, JsonMapper json, EntryScope scopes) {
        this.ledger = ledger;
        this.queries = queries;
        this.json = json;
        this.scopes = scopes;
    }

    /// The exact bytes of one entry; its leaf hashes are in the headers `Leaf-Sha256`, `Leaf-Sm3`.
    @GetMapping(path = "/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> entry(@PathVariable long position, HttpServletRequest request)
            throws InterruptedException {
        StoredEntry entry = stored(position, request);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(
                                CacheControl.maxAge(365, TimeUnit.DAYS).cachePrivate().immutable());
        entry.leaves().forEach((suite, hash) -> response.header("Leaf-" + name(suite), hash.hex()));
        return response.body(entry.bytes().toBytes());
    }

    private static String name(Suite suite) {
        return switch (suite) {
            case SHA256 -> "Sha256";
            case SM3 -> "Sm3";
        };
    }

    /// One entry in an envelope with its position and leaf hashes.
    @GetMapping(
            path = "/{position}",
            params = "envelope",
            produces = MediaType.APPLICATION_JSON_VALUE)
    public void envelope(
            @PathVariable long position, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        StoredEntry entry = stored(position, request);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            write(entry, out);
        }
    }

    private StoredEntry stored(long position, HttpServletRequest request)
            throws InterruptedException {
        long size = ledger.engine().durableSize();
        if (position < 0) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "position", Long.toString(position), Expected.Form.POSITION));
        }
        if (position >= size) {
            throw new FaultException(new Fault.PositionBeyondEnd(position, size));
        }
        StoredEntry entry =
                queries.entry(position)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound("entry", Long.toString(position))));
        byte[] bytes = entry.bytes().toBytes();
        Optional<Identity> caller = callerOf(request);
        if (caller.isPresent()) {
            scopes.require(ReadScope.of(request), bytes);
            if (!scopes.shows(caller.get(), bytes)) {
                throw new FaultException(new Fault.Forbidden());
            }
        }
        return entry;
    }

    /// Whoever shows who they are sees what their role shows of the operations of the log.
    private static Optional<Identity> callerOf(HttpServletRequest request) {
        Optional<Identity> caller = Identity.of(request);
        if (caller.isPresent() && !caller.get().sees(Sight.Matter.OPERATIONS).isAny()) {
            throw new FaultException(new Fault.Forbidden());
        }
        return caller;
    }

    /// A page of entries in envelopes; `next` is where the following page begins, if there is one.
    /// What the caller does not see is left out.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public void page(
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Fault.BadParameter.requireWithin("from", from, 0, Long.MAX_VALUE - PAGE_MAX);
        Fault.BadParameter.requireWithin("limit", limit, 1, PAGE_MAX);
        Optional<Identity> caller = callerOf(request);
        long size = ledger.engine().durableSize();
        List<StoredEntry> entries =
                queries.entries(from, (int) Math.max(0, Math.min(limit, size - from)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeNumberProperty("size", size);
            out.writeArrayPropertyStart("entries");
            for (StoredEntry entry : entries) {
                if (caller.isEmpty() || scopes.shows(caller.get(), entry.bytes().toBytes())) {
                    write(entry, out);
                }
            }
            out.writeEndArray();
            if (from + entries.size() < size && !entries.isEmpty()) {
                out.writeNumberProperty("next", from + entries.size());
            }
            out.writeEndObject();
        }
    }

    private static void write(StoredEntry entry, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("position", entry.position());
        out.writeObjectPropertyStart("leafHashes");
        for (Suite suite : Suite.values()) {
            entry.leaf(suite).ifPresent(hash -> out.writeStringProperty(suite.id(), hash.hex()));
        }
        out.writeEndObject();
        out.writeName("entry");
        out.writeRawValue(new String(entry.bytes().toBytes(), StandardCharsets.UTF_8));
        out.writeEndObject();
    }
}
