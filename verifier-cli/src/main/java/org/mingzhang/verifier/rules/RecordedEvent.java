package org.mingzhang.verifier.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;

/// What the rules need of one entry: the members that its line in the rule book names.
public final class RecordedEvent {
    private final long position;
    private final EventRule rule;
    private final @Nullable String[] values;
    private final String actor;
    private final long decidedAtMillis;

    private RecordedEvent(
            long position,
            EventRule rule,
            @Nullable String[] values,
            String actor,
            long decidedAtMillis) {
        this.position = position;
        this.rule = rule;
        this.values = values;
        this.actor = actor;
        this.decidedAtMillis = decidedAtMillis;
    }

    /// Takes it from the entry that was read last; nothing when no rule is about its type.
    public static Optional<RecordedEvent> of(String type, EntryReader entry) {
        EventRule rule = RuleBook.rule(type);
        if (rule == null) {
            return Optional.empty();
        }
        JsonTape tape = entry.tape();
        List<String> members = rule.members();
        @Nullable String[] values = new String[members.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(tape, entry.data(), members.get(i));
        }
        return Optional.of(
                new RecordedEvent(
                        entry.position(), rule, values, entry.actorId(), entry.decidedAtMillis()));
    }

    private static @Nullable String value(JsonTape tape, int data, String path) {
        int node = data;
        for (String name : path.split("\\.", -1)) {
            node = tape.member(node, name);
            if (node < 0) {
                return null;
            }
        }
        return tape.text(node);
    }

    long position() {
        return position;
    }

    EventRule rule() {
        return rule;
    }

    String actor() {
        return actor;
    }

    long decidedAtMillis() {
        return decidedAtMillis;
    }

    /// A member that the schema requires.
    String text(String member) {
        return find(member)
                .orElseThrow(() -> new BrokenRule("member-present", member + " is missing"));
    }

    Optional<String> find(String member) {
        int at = rule.members().indexOf(member);
        return at < 0 ? Optional.empty() : Optional.ofNullable(values[at]);
    }

    /// An amount in minor units.
    long amount(String member) {
        String text = text(member);
        if (!text.matches("[0-9]{1,15}\\.[0-9]{2}")) {
            throw new BrokenRule("member-present", member + " is no amount");
        }
        return Long.parseLong(text.replace(".", ""));
    }

    long number(String member) {
        String text = text(member);
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new BrokenRule("member-present", member + " is no number");
        }
        return Long.parseLong(text);
    }

    @Override
    public String toString() {
        return position + " " + Arrays.toString(values);
    }
}
