package org.mingzhang.api.disclosures;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.duty.Sight;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The personal texts behind the commitments of an entry.
///
/// Who may see them is what `docs/domain.md` says, "Who may see what": a handler those of their own
/// applications, a unit its own, auditors and discipline inspection all; each look is on record.
/// The public and administrators see none, whatever else is open.
@RestController
public final class DisclosuresController {

    private static final String COMMITMENT = "commitment";

    private final LogReader reader;
    private final Openings openings;
    private final Eraser eraser;
    private final EntryScope scopes;
    private final JsonMapper json;

    /// Texts of a log.
    public DisclosuresController(
            LogReader reader,
            Openings openings,
            Eraser eraser,
            EntryScope scopes,
            JsonMapper json) {
        this.reader = reader;
        this.openings = openings;
        this.eraser = eraser;
        this.scopes = scopes;
        this.json = json;
    }

    /// Each commitment of an entry with its text and salt, or that it is erased, and by which
    /// entry.
    @GetMapping(
            path = "/api/v1/entries/{position}/disclosures",
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<List<Map<String, Object>>> disclosures(
            @PathVariable long position, HttpServletRequest request) throws InterruptedException {
        Identity caller =
                Identity.of(request)
                        .orElseThrow(() -> new FaultException(new Fault.Unauthenticated(false)));
        byte[] entry =
                Optional.of(position)
                        .filter(at -> at >= 0)
                        .flatMap(reader::entry)
                        .map(StoredEntry::bytes)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound("entry", Long.toString(position))))
                        .toBytes();
        if (!scopes.shows(caller, Sight.Matter.PERSONAL_TEXTS, entry)) {
            throw new FaultException(new Fault.Forbidden());
        }
        List<Map<String, Object>> found = new ArrayList<>();
        collect("/data", json.readTree(json.writeValueAsBytes(Entry.parse(entry).data())), found);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
    }

    private void collect(String pointer, JsonNode node, List<Map<String, Object>> found) {
        if (isCommitment(node)) {
            found.add(disclosed(pointer, node.path(COMMITMENT).asString()));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(member ->
                            collect(pointer + "/" + member.getKey(), member.getValue(), found));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), found);
            }
        }
    }

    private static boolean isCommitment(JsonNode node) {
        return node.isObject() && node.size() == 1 && node.path(COMMITMENT).isString();
    }

    private Map<String, Object> disclosed(String pointer, String commitment) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("member", pointer);
        item.put(COMMITMENT, commitment);
        Optional<Long> erased = eraser.erasedAt(commitment);
        Optional<Openings.Opening> opening =
                erased.isPresent() ? Optional.empty() : openings.find(commitment);
        item.put("state", erased.isPresent() ? "erased" : opening.isPresent() ? "kept" : "missing");
        erased.ifPresent(at -> item.put("erasedAt", at));
        opening.ifPresent(text -> {
            item.put("salt", text.salt());
            item.put("value", json.readTree(text.value()));
        });
        return item;
    }
}
