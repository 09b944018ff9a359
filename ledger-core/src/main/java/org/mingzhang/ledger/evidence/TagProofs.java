package org.mingzhang.ledger.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.tagindex.TagIndex;
import org.mingzhang.ledger.store.tagindex.TagLeaf;
import org.mingzhang.ledger.store.tagindex.TagProof;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Proofs from the newest index of tags that the log has committed to.
///
/// **Source** `docs/log-format.md`, section 9, "tag proof".
///
/// @param reader of the log
/// @param index the derived index
public record TagProofs(LogReader reader, TagIndex index) {

    /// A proof with where its index is committed to.
    ///
    /// @param committed the index
    /// @param proof from it
    public record Proved(CommittedTagIndex committed, TagProof proof) {}

    /// Which entries carry a tag, or that none does.
    ///
    /// @return empty if there is no index, or the last one is not committed to yet
    public Optional<Proved> prove(String tag) {
        return index.prove(tag)
                .flatMap(proof ->
                        CommittedTagIndex.of(reader, proof.index())
                                .map(committed -> new Proved(committed, proof)));
    }

    /// The canonical JSON of a proof.
    public Bytes json(Proved proved) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", "mingzhang.org/tag-proof@v1");
        json.put("log", reader.log().origin().value());
        json.put("tag", proved.proof().tag());
        ObjectNode committed = json.putObject("index");
        committed.put("position", proved.committed().position());
        committed.put("size", proved.committed().root().size());
        committed.put("tags", proved.committed().root().tags());
        hashes(committed.putObject("root"), proved.committed().root().roots());
        if (!proved.proof().leaves().isEmpty()) {
            var leaves = json.putArray("leaves");
            proved.proof().leaves().forEach(leaf -> write(leaves.addObject(), leaf));
        }
        return Bytes.copyOf(CanonicalJson.write(json));
    }

    private static void write(ObjectNode json, TagProof.Proved proved) {
        TagLeaf leaf = proved.leaf();
        json.put("tag", leaf.tag());
        json.put("count", leaf.count());
        json.put("lastPosition", leaf.lastPosition());
        json.put("number", proved.number());
        hashes(json.putObject("digest"), leaf.digests());
        ObjectNode paths = json.putObject("path");
        for (Suite suite : Suite.values()) {
            List<Hash32> path = proved.paths().getOrDefault(suite, List.of());
            if (!path.isEmpty()) {
                var list = paths.putArray(suite.id());
                path.forEach(hash -> list.add(hash.hex()));
            }
        }
        if (paths.isEmpty()) {
            json.remove("path");
        }
    }

    private static void hashes(ObjectNode json, Map<Suite, Hash32> hashes) {
        for (Suite suite : Suite.values()) {
            Hash32 hash = hashes.get(suite);
            if (hash != null) {
                json.put(suite.id(), hash.hex());
            }
        }
    }
}
