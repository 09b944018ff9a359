package org.mingzhang.verifier.bundle;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.entry.CanonicalJson;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// A canonical JSON file of a bundle, with members that must be there.
record Json(String file, JsonTape tape) {
    static Json parse(String file, byte[] bytes) throws MalformedException {
        JsonTape tape = new JsonTape();
        String wrong = new CanonicalJson(tape).read(bytes, 0, bytes.length);
        if (wrong != null) {
            throw new MalformedException(file + ", " + wrong);
        }
        return new Json(file, tape);
    }

    Kind kind(int node) {
        return tape.kind(node);
    }

    int member(int object, String name, Kind kind) throws MalformedException {
        int node = tape.member(object, name);
        if (node < 0 || tape.kind(node) != kind) {
            throw new MalformedException(file + " has no member " + name + " of kind " + kind);
        }
        return node;
    }

    String text(int object, String name) throws MalformedException {
        return tape.text(member(object, name, Kind.STRING));
    }

    long number(int object, String name) throws MalformedException {
        return tape.integer(member(object, name, Kind.INTEGER));
    }

    List<Integer> elements(int object, String name) throws MalformedException {
        int array = member(object, name, Kind.ARRAY);
        List<Integer> nodes = new ArrayList<>();
        for (int node = array + 1; node < tape.after(array); node = tape.after(node)) {
            nodes.add(node);
        }
        return nodes;
    }
}
