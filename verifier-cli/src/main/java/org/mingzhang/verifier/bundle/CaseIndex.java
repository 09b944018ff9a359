package org.mingzhang.verifier.bundle;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// What `bundle.json` says that the bundle holds.
record CaseIndex(
        long size,
        List<Long> entries,
        String log,
        String subject,
        List<Suite> suites,
        List<String> tags) {
    private static final String FORMAT = "mingzhang.org/case-bundle@v1";

    CaseIndex {
        entries = List.copyOf(entries);
        suites = List.copyOf(suites);
        tags = List.copyOf(tags);
    }

    static CaseIndex parse(byte[] bytes) throws MalformedException {
        Json json = Json.parse("bundle.json", bytes);
        if (!json.text(0, "format").equals(FORMAT)) {
            throw new MalformedException("bundle.json: the format is not " + FORMAT);
        }
        List<Long> entries = new ArrayList<>();
        for (int node : json.elements(0, "entries")) {
            long position = json.kind(node) == Kind.INTEGER ? json.tape().integer(node) : -1;
            if (position < 0
                    || (!entries.isEmpty() && position <= entries.get(entries.size() - 1))) {
                throw new MalformedException("bundle.json: entries are positions in order");
            }
            entries.add(position);
        }
        List<Suite> suites = new ArrayList<>();
        for (int node : json.elements(0, "suites")) {
            suites.add(
                    Suite.of(json.tape().text(node))
                            .orElseThrow(
                                    () -> new MalformedException("bundle.json: an unknown suite")));
        }
        if (entries.isEmpty() || entries.get(0) != 0 || suites.isEmpty()) {
            throw new MalformedException("bundle.json: entry 0 and a suite are always there");
        }
        List<String> tags = new ArrayList<>();
        JsonTape tape = json.tape();
        if (tape.member(0, "tags") >= 0) {
            for (int node : json.elements(0, "tags")) {
                tags.add(tape.text(node));
            }
        }
        int subject = json.member(0, "subject", Kind.OBJECT);
        return new CaseIndex(
                json.number(0, "checkpoint"),
                entries,
                json.text(0, "log"),
                json.text(subject, "kind") + " " + json.text(subject, "id"),
                suites,
                tags);
    }
}
