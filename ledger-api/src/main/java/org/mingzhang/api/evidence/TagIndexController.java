package org.mingzhang.api.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.evidence.CommittedTagIndex;
import org.mingzhang.ledger.evidence.TagProofs;
import org.mingzhang.ledger.log.entry.Tags;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The index of tags: what makes "these are all" provable.
@RestController
@RequestMapping("/api/v1/tag-index")
public final class TagIndexController {

    private final TagProofs proofs;
    private final Supplier<CommittedTagIndex> commit;
    private final EntryAccess access;

    /// The index of a log.
    ///
    /// @param commit brings it to the end of the log
    public TagIndexController(
            TagProofs proofs, Supplier<CommittedTagIndex> commit, EntryAccess access) {
        this.proofs = proofs;
        this.commit = commit;
        this.access = access;
    }

    /// The newest index that the log has committed to.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> newest(@AuthenticationPrincipal @Nullable Identity caller) {
        access.require(caller);
        return CommittedTagIndex.newest(proofs.reader(), proofs.index())
                .map(TagIndexController::json)
                .orElseThrow(TagIndexController::none);
    }

    /// Has the ledger bring the index to the end of the log and commit to it.
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> commit(@AuthenticationPrincipal Identity caller) {
        if (!caller.hasAnyRole("auditor", "discipline")) {
            throw new FaultException(new Fault.Forbidden());
        }
        return json(commit.get());
    }

    /// Which entries carry a tag, or that none does: a tag proof.
    @GetMapping(path = "/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> proof(
            @RequestParam String tag, @AuthenticationPrincipal @Nullable Identity caller)
            throws InterruptedException {
        if (!Tags.isTag(tag)) {
            throw new FaultException(new Fault.BadParameter("tag", tag, Expected.Form.TAG));
        }
        access.requireTag(tag, caller);
        Optional<TagProofs.Proved> proved = proofs.prove(tag);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(proofs.json(proved.orElseThrow(TagIndexController::none)).toBytes());
    }

    private static FaultException none() {
        return new FaultException(new Fault.NotFound("tag-index", "newest"));
    }

    private static Map<String, Object> json(CommittedTagIndex index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("position", index.position());
        json.put("size", index.root().size());
        json.put("tags", index.root().tags());
        Map<String, String> roots = new LinkedHashMap<>();
        index.root().roots().forEach((suite, root) -> roots.put(suite.id(), root.hex()));
        json.put("root", roots);
        return json;
    }
}
