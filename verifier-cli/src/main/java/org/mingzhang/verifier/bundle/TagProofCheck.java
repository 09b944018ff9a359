package org.mingzhang.verifier.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.PlainDigest;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.entry.JsonTape.Kind;
import org.mingzhang.verifier.merkle.Proofs;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;

/// Checks that the entries of a bundle are all that carry a tag, up to the size of a committed
/// index.
///
/// **Source**: `docs/log-format.md` sections 9 and 13, step 4.
final class TagProofCheck {
    private final NavigableMap<Long, byte[]> entries;
    private final List<Suite> suites;
    private final List<Finding> findings;

    TagProofCheck(NavigableMap<Long, byte[]> entries, List<Suite> suites, List<Finding> findings) {
        this.entries = entries;
        this.suites = suites;
        this.findings = findings;
    }

    private record Leaf(String tag, long number, long count, long last, int node) {}

    /// Checks one; returns the size up to which it speaks.
    long check(String file, byte[] bytes, String tag) throws MalformedException {
        Json json = Json.parse(file, bytes);
        if (!json.text(0, "format").equals("mingzhang.org/tag-proof@v1")
                || !json.text(0, "tag").equals(tag)) {
            throw new MalformedException(file + " is no proof of the tag " + tag);
        }
        int index = json.member(0, "index", Kind.OBJECT);
        long position = json.number(index, "position");
        long size = json.number(index, "size");
        long tags = json.number(index, "tags");
        if (!isCommitted(position, size, tags, json, index)) {
            bad(position, file + " names an index that the entry does not commit to");
            return size;
        }
        List<Leaf> leaves = new ArrayList<>();
        if (json.tape().member(0, "leaves") >= 0) {
            for (int node : json.elements(0, "leaves")) {
                leaves.add(
                        new Leaf(
                                json.text(node, "tag"),
                                json.number(node, "number"),
                                json.number(node, "count"),
                                json.number(node, "lastPosition"),
                                node));
            }
        }
        for (Leaf leaf : leaves) {
            for (Suite suite : suites) {
                checkPath(json, index, leaf, suite, tags, position);
            }
        }
        List<Long> carrying = carrying(tag, size);
        Optional<Leaf> present = leaves.stream().filter(leaf -> leaf.tag.equals(tag)).findFirst();
        if (present.isPresent()) {
            checkPresent(json, present.get(), carrying, position);
        } else if (!carrying.isEmpty() || !isAbsence(leaves, tag, tags)) {
            bad(position, file + " does not prove that no entry carries " + tag);
        }
        return size;
    }

    /// Compares with the data of the entry, which is what counts.
    private boolean isCommitted(long position, long size, long tags, Json json, int index)
            throws MalformedException {
        byte[] entry = entries.get(position);
        EntryReader reader = new EntryReader();
        if (entry == null || reader.read(entry, 0, entry.length) != null) {
            return false;
        }
        JsonTape tape = reader.tape();
        Json said = new Json("the entry at " + position, tape);
        if (!tape.is(reader.type(), "log.TagIndexCommitted")
                || said.number(reader.data(), "size") != size
                || said.number(reader.data(), "tags") != tags) {
            return false;
        }
        int root = said.member(reader.data(), "root", Kind.OBJECT);
        int claimed = json.member(index, "root", Kind.OBJECT);
        for (Suite suite : suites) {
            if (!said.text(root, suite.id()).equals(json.text(claimed, suite.id()))) {
                return false;
            }
        }
        return true;
    }

    private void checkPath(Json json, int index, Leaf leaf, Suite suite, long tags, long position)
            throws MalformedException {
        TreeHasher hasher = suite.newHasher();
        String digest = json.text(json.member(leaf.node, "digest", Kind.OBJECT), suite.id());
        byte[] text =
                (leaf.tag + "\n" + leaf.count + "\n" + leaf.last + "\n" + digest)
                        .getBytes(StandardCharsets.UTF_8);
        String root = json.text(json.member(index, "root", Kind.OBJECT), suite.id());
        List<Hash32> path = new ArrayList<>();
        int paths = json.tape().member(leaf.node, "path");
        if (paths >= 0 && json.tape().member(paths, suite.id()) >= 0) {
            for (int node : json.elements(paths, suite.id())) {
                path.add(hash(json.tape().text(node)));
            }
        }
        if (!new Proofs(hasher).includes(hasher.leaf(text), leaf.number, tags, path, hash(root))) {
            bad(position, "the path of the tag " + leaf.tag + " does not lead to the index's root");
        }
    }

    private static Hash32 hash(String hex) throws MalformedException {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new MalformedException("a hash is 64 hex digits");
        }
        return Hash32.at(HexFormat.of().parseHex(hex), 0);
    }

    private List<Long> carrying(String tag, long size) {
        List<Long> positions = new ArrayList<>();
        EntryReader reader = new EntryReader();
        for (Map.Entry<Long, byte[]> entry : entries.headMap(size).entrySet()) {
            if (reader.read(entry.getValue(), 0, entry.getValue().length) != null) {
                continue;
            }
            int array = reader.tagArray();
            for (int node = array + 1;
                    node < reader.tape().after(array);
                    node = reader.tape().after(node)) {
                if (reader.tape().text(node).equals(tag)) {
                    positions.add(entry.getKey());
                }
            }
        }
        return positions;
    }

    private void checkPresent(Json json, Leaf leaf, List<Long> carrying, long position)
            throws MalformedException {
        if (carrying.size() != leaf.count
                || carrying.isEmpty()
                || carrying.get(carrying.size() - 1) != leaf.last) {
            bad(
                    position,
                    "the index counts "
                            + leaf.count
                            + " entries of "
                            + leaf.tag
                            + " up to "
                            + leaf.last
                            + ", the bundle has "
                            + carrying);
            return;
        }
        for (Suite suite : suites) {
            PlainDigest digest = PlainDigest.of(suite);
            byte[] leafHash = new byte[TreeHasher.HASH_BYTES];
            for (long one : carrying) {
                suite.newHasher().leaf(entries.getOrDefault(one, new byte[0])).copyTo(leafHash, 0);
                digest.update(leafHash, 0, leafHash.length);
            }
            String claimed = json.text(json.member(leaf.node, "digest", Kind.OBJECT), suite.id());
            if (!HexFormat.of().formatHex(digest.soFar()).equals(claimed)) {
                bad(position, "the digest of the entries of " + leaf.tag + " is another");
            }
        }
    }

    private static boolean isAbsence(List<Leaf> leaves, String tag, long tags) {
        if (leaves.isEmpty()) {
            return tags == 0;
        }
        Leaf first = leaves.get(0);
        if (leaves.size() == 1) {
            return (first.number == 0 && first.tag.compareTo(tag) > 0)
                    || (first.number == tags - 1 && first.tag.compareTo(tag) < 0);
        }
        Leaf second = leaves.get(1);
        return leaves.size() == 2
                && second.number == first.number + 1
                && first.tag.compareTo(tag) < 0
                && second.tag.compareTo(tag) > 0;
    }

    private void bad(long position, String message) {
        findings.add(new Finding.AtEntry(Code.TAG_MISMATCH, position, message));
    }
}
