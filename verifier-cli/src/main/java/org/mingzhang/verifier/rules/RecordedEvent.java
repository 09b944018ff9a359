package org.mingzhang.verifier.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;

/// What the rules need of one entry: the members that its line in the rule book names.
public final class RecordedEvent {
    private final long position;
    private final String type;
    private final EventRule rule;
    private final @Nullable String[] values;
    private final String actor;
    private final String actorRole;
    private final long decidedAtMillis;

    private RecordedEvent(
            long position,
            String type,
            EventRule rule,
            @Nullable String[] values,
            String actor,
            String actorRole,
            long decidedAtMillis) {
        this.position = position;
        this.type = type;
        this.rule = rule;
        this.values = values;
        this.actor = actor;
        this.actorRole = actorRole;
        this.decidedAtMillis = decidedAtMillis;
    }

    /// Takes it from the entry that was read last; nothing when no rule is about its type.
    public static Optional<RecordedEvent> of(String type, EntryReader entry) {
        EventRule rule = RuleBook.rule(type);
        if (rule == null) {
            return Optional.empty();
        }
        JsonTape tape = entry.tape();
        List<List<String>> paths = rule.paths();
        @Nullable String[] values = new String[paths.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(tape, entry.data(), paths.get(i));
        }
        return Optional.of(
                new RecordedEvent(
                        entry.position(),
                        type,
                        rule,
                        values,
                        entry.actorId(),
                        entry.actorRole(),
                        entry.decidedAtMillis()));
    }

    private static @Nullable String value(JsonTape tape, int data, List<String> path) {
        int node = data;
        for (String name : path) {
            node = tape.member(node, name);
            if (node < 0) {
                return null;
            }
        }
        return tape.kind(node) == JsonTape.Kind.ARRAY ? list(tape, node) : tape.text(node);
    }

    private static final char BETWEEN_OBJECTS = '\u001e';
    private static final char BETWEEN_WORDS = '\u001f';
    private static final char BETWEEN_CELLS = '\u001d';

    /// A list of objects as text: name, value, name, value for each. Where the schema is kept,
    /// their texts are of one line, without the characters that stand between them here.
    private static String list(JsonTape tape, int array) {
        StringBuilder words = new StringBuilder();
        for (int one = array + 1; one < tape.after(array); one = tape.after(one)) {
            if (tape.kind(one) == JsonTape.Kind.STRING) {
                words.append(tape.text(one)).append(BETWEEN_OBJECTS);
                continue;
            }
            if (tape.kind(one) != JsonTape.Kind.OBJECT) {
                continue;
            }
            for (int name = one + 1; name < tape.after(one); name = tape.after(name + 1)) {
                words.append(tape.text(name)).append(BETWEEN_WORDS);
                words.append(textOrCells(tape, name + 1)).append(BETWEEN_WORDS);
            }
            words.append(BETWEEN_OBJECTS);
        }
        return words.toString();
    }

    private static String textOrCells(JsonTape tape, int node) {
        if (tape.kind(node) != JsonTape.Kind.ARRAY) {
            return tape.text(node);
        }
        StringBuilder cells = new StringBuilder();
        for (int cell = node + 1; cell < tape.after(node); cell = tape.after(cell)) {
            cells.append(tape.text(cell)).append(BETWEEN_CELLS);
        }
        return cells.toString();
    }

    String type() {
        return type;
    }

    /// The cells of each row of a table.
    List<List<String>> rows(String member) {
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, String> row : objects(member)) {
            String cells = row.getOrDefault("cells", "");
            List<String> split = List.of(cells.split(String.valueOf(BETWEEN_CELLS), -1));
            rows.add(split.subList(0, split.size() - 1));
        }
        return rows;
    }

    /// The texts of a list.
    List<String> texts(String member) {
        String all = find(member).orElse("");
        return all.isEmpty()
                ? List.of()
                : List.of(
                        all.substring(0, all.length() - 1)
                                .split(String.valueOf(BETWEEN_OBJECTS), -1));
    }

    /// The objects of a list, as maps of text.
    List<Map<String, String>> objects(String member) {
        List<Map<String, String>> objects = new ArrayList<>();
        for (String object : find(member).orElse("").split(String.valueOf(BETWEEN_OBJECTS), -1)) {
            String[] words = object.split(String.valueOf(BETWEEN_WORDS), -1);
            Map<String, String> members = new HashMap<>();
            for (int i = 0; i + 1 < words.length; i += 2) {
                members.put(words[i], words[i + 1]);
            }
            if (!members.isEmpty()) {
                objects.add(members);
            }
        }
        return objects;
    }

    /// A balance of an account.
    ///
    /// @param debit in minor units; a credit is below zero
    record Balance(Account account, long debit) {}

    /// A list of `{"account": …, "side": …, "amount": …}`.
    List<Balance> balances(String member) {
        List<Balance> balances = new ArrayList<>();
        for (Map<String, String> object : objects(member)) {
            Account account =
                    Account.named(object.getOrDefault("account", ""))
                            .orElseThrow(() ->
                                    new BrokenRule("member-present", member + " names no account"));
            long amount = minorUnits(object.getOrDefault("amount", ""), member);
            boolean debit = "debit".equals(object.get("side"));
            balances.add(new Balance(account, debit ? amount : -amount));
        }
        return balances;
    }

    /// What a plan or a contract carries over.
    record Carried(String holding, long amount) {}

    /// The lists of plans and contracts that are carried over, each with its amount.
    List<Carried> carried() {
        List<Carried> carried = new ArrayList<>();
        for (Map<String, String> plan : objects("plans")) {
            carried.add(
                    new Carried(
                            Holding.plan(plan.getOrDefault("plan", "")),
                            minorUnits(plan.getOrDefault("amount", ""), "plans")));
        }
        for (Map<String, String> contract : objects("contracts")) {
            carried.add(
                    new Carried(
                            Holding.contract(contract.getOrDefault("contract", "")),
                            minorUnits(contract.getOrDefault("amount", ""), "contracts")));
        }
        return carried;
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

    /// The role that the person acted in.
    String actorRole() {
        return actorRole;
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
        return minorUnits(text(member), member);
    }

    static long minorUnits(String text, String member) {
        int point = text.length() - 3;
        if (point < 1
                || point > 15
                || text.charAt(point) != '.'
                || !isDigits(text, 0, point)
                || !isDigits(text, point + 1, text.length())) {
            throw new BrokenRule("member-present", member + " is no amount");
        }
        return Long.parseLong(text, 0, point, 10) * 100
                + Long.parseLong(text, point + 1, text.length(), 10);
    }

    long number(String member) {
        String text = text(member);
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > 18 || !isDigits(text, start, text.length())) {
            throw new BrokenRule("member-present", member + " is no number");
        }
        return Long.parseLong(text);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return position + " " + Arrays.toString(values);
    }
}
