package org.mingzhang.api.importing.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A member of a mapping file that knows where it stands. Every scalar is the text as written:
/// nothing turns `010` into eight or `no` into false.
record Member(String file, String path, Node node) {

    MappingRefused refused(String problem) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        return new MappingRefused(file, line, path.isEmpty() ? "the whole" : path, problem);
    }

    private Member child(String name, Node child) {
        return new Member(file, path.isEmpty() ? name : path + "." + name, child);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw refused("must be a text");
    }

    String text(String form, String described) {
        String text = text();
        if (!text.matches(form)) {
            throw refused("must be " + described + ", is '" + text + "'");
        }
        return text;
    }

    char character() {
        String text = text();
        if (text.length() != 1) {
            throw refused("must be one character, is '" + text + "'");
        }
        return text.charAt(0);
    }

    int number(int least, int most) {
        String text = text();
        int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw refused(
                    "must be a whole number from " + least + " to " + most + ", is '" + text + "'");
        }
        return number;
    }

    boolean yes() {
        return text("true|false", "true or false").equals("true");
    }

    Pattern pattern() {
        try {
            return Pattern.compile(text());
        } catch (PatternSyntaxException e) {
            throw refused("is not a regular expression: " + e.getDescription());
        }
    }

    List<Member> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refused("must be a list");
        }
        if (sequence.getValue().isEmpty()) {
            throw refused("must not be empty");
        }
        List<Member> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Member(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /// The texts of a list, or the one text that stands for a list of one.
    List<String> texts() {
        return isText() ? List.of(text()) : list().stream().map(Member::text).toList();
    }

    /// The members by name, in the order of the file.
    Map<String, Member> members() {
        if (!(node instanceof MappingNode mapping)) {
            throw refused("must have members, as in 'name: value'");
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new Member(file, path, tuple.getKeyNode()).refused("must be named by a text");
            }
            Member member = child(key.getValue(), tuple.getValueNode());
            if (members.putIfAbsent(key.getValue(), member) != null) {
                throw child(key.getValue(), key).refused("stands there twice");
            }
        }
        return members;
    }

    /// The members by name, none of them unknown.
    Members members(Set<String> known) {
        Map<String, Member> members = members();
        for (Member member : members.values()) {
            String name = member.path.substring(path.isEmpty() ? 0 : path.length() + 1);
            if (!known.contains(name)) {
                throw member.refused("is not known; known are " + new TreeSet<>(known));
            }
        }
        return new Members(this, members);
    }

    /// Members of which some may be missing.
    record Members(Member parent, Map<String, Member> byName) {

        Member required(String name) {
            return find(name).orElseThrow(() -> parent.refused("lacks the member '" + name + "'"));
        }

        Optional<Member> find(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }
}
