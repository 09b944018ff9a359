package org.mingzhang.verifier.entry;

import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// Walks the members of one object in the order of the format, and keeps the first defect.
final class Fields {
    private final JsonTape tape;
    private String where = "";
    private int at;
    private int end;
    private @Nullable String defect;

    Fields(JsonTape tape) {
        this.tape = tape;
    }

    void open(int object, String name) {
        where = name;
        at = object + 1;
        end = tape.after(object);
        defect = null;
    }

    int required(String name, Kind kind) {
        int node = optional(name, kind);
        if (node < 0 && defect == null) {
            String found = at < end ? "found \"" + quote(at) + "\"" : "the object ends before it";
            defect = where + " has no member \"" + name + "\" in its place: " + found;
        }
        return node;
    }

    int requiredText(String name) {
        int node = required(name, Kind.STRING);
        if (node >= 0 && tape.start(node) == tape.end(node) && defect == null) {
            defect = where + "." + name + " is empty";
        }
        return node;
    }

    int optional(String name, Kind kind) {
        if (at >= end || !tape.is(at, name)) {
            return -1;
        }
        int node = at + 1;
        at = tape.after(node);
        if (tape.kind(node) != kind && defect == null) {
            defect = where + "." + name + " is not of kind " + kind;
        }
        return node;
    }

    void end() {
        if (at < end && defect == null) {
            defect = where + " has an unknown member \"" + quote(at) + "\"";
        }
    }

    @Nullable String defect() {
        return defect;
    }

    private String quote(int name) {
        String text = tape.text(name);
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
