package org.mingzhang.api.importing.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mingzhang.api.importing.mapping.Dataset;
import org.mingzhang.api.importing.mapping.FieldRule;
import org.mingzhang.api.importing.mapping.FieldRule.Source;
import org.mingzhang.api.importing.mapping.Step;
import org.mingzhang.api.importing.mapping.UnreadableText;

/// Makes the fields of one row, and remembers what went wrong with which.
final class RowFields {

    private final Dataset dataset;
    private final Where where;
    private final List<String> cells;
    private final Map<String, Integer> columns;
    private final List<Finding> findings;
    private final List<String> remarks;
    private final Map<String, String> made = new LinkedHashMap<>();

    RowFields(
            Dataset dataset,
            Where where,
            List<String> cells,
            Map<String, Integer> columns,
            List<Finding> findings,
            List<String> remarks) {
        this.dataset = dataset;
        this.where = where;
        this.cells = cells;
        this.columns = columns;
        this.findings = findings;
        this.remarks = remarks;
    }

    /// Turns a text into a value.
    interface Parser<T> {
        T parse(String text) throws UnreadableText;
    }

    /// A field that must be there, or empty with a finding.
    <T> Optional<T> required(String field, Parser<T> parser) {
        return make(field, parser, true);
    }

    /// A field that may be missing; empty with a finding only if it cannot be read.
    <T> Optional<T> optional(String field, Parser<T> parser) {
        return dataset.fields().containsKey(field) ? make(field, parser, false) : Optional.empty();
    }

    private <T> Optional<T> make(String field, Parser<T> parser, boolean required) {
        FieldRule rule = ruleOf(field);
        try {
            String text = text(field);
            if (text.isEmpty()) {
                if (required) {
                    throw new UnreadableText("is-missing", "");
                }
                return Optional.empty();
            }
            return Optional.of(parser.parse(text));
        } catch (UnreadableText e) {
            boolean personal = field.equals("payeeName") || field.equals("purpose");
            findings.add(
                    new Finding(
                            where.file().name(),
                            where.line(),
                            where.row(),
                            field,
                            columnsOf(rule.from()),
                            e.rule(),
                            personal ? Optional.empty() : Optional.of(e.value())));
            return Optional.empty();
        }
    }

    private FieldRule ruleOf(String field) {
        FieldRule rule = dataset.fields().get(field);
        if (rule == null) {
            throw new IllegalStateException("a mapping was read without its field " + field);
        }
        return rule;
    }

    private String text(String field) throws UnreadableText {
        String known = made.get(field);
        if (known == null) {
            known = evaluate(ruleOf(field));
            made.put(field, known);
        }
        return known;
    }

    private String evaluate(FieldRule rule) throws UnreadableText {
        String text = taken(rule.from());
        if (text.indexOf('\ufffd') >= 0) {
            throw new UnreadableText("not-in-the-encoding", text);
        }
        for (Step step : rule.steps()) {
            if (!text.isEmpty()) {
                text = step.apply(text, remarks::add);
            }
        }
        if (text.isBlank()) {
            return rule.otherwise().orElse("");
        }
        if (rule.check().isPresent() && !rule.check().get().matcher(text).matches()) {
            throw new UnreadableText("must-match-" + rule.check().get().pattern(), text);
        }
        return text;
    }

    private String taken(Source from) throws UnreadableText {
        return switch (from) {
            case Source.Column(List<String> names) -> cells.get(index(names));
            case Source.Cell(int place) -> cells.get(place - 1);
            case Source.FileName(var pattern) -> {
                var matcher = pattern.matcher(where.file().name());
                if (!matcher.find()) {
                    throw new UnreadableText("file-name-does-not-match", where.file().name());
                }
                yield matcher.group(1);
            }
            case Source.Row() -> Integer.toString(where.row());
            case Source.Constant(String text) -> text;
            case Source.Field(String name) -> text(name);
            case Source.Join(List<FieldRule> parts, String with) -> joined(parts, with);
        };
    }

    private String joined(List<FieldRule> parts, String with) throws UnreadableText {
        StringBuilder joined = new StringBuilder();
        for (FieldRule part : parts) {
            String text = evaluate(part);
            if (text.isEmpty() && part.otherwise().isEmpty()) {
                return "";
            }
            joined.append(joined.isEmpty() ? "" : with).append(text);
        }
        return joined.toString();
    }

    private int index(List<String> names) {
        for (String name : names) {
            Integer index = columns.get(name);
            if (index != null) {
                return index;
            }
        }
        throw new IllegalStateException("the header was not checked for " + names);
    }

    /// The columns that a source reads, for people.
    static String columnsOf(Source from) {
        return switch (from) {
            case Source.Column(List<String> names) -> String.join(" or ", names);
            case Source.Cell(int place) -> "cell " + place;
            case Source.FileName _ -> "the file's name";
            case Source.Row _ -> "the row's number";
            case Source.Constant _ -> "a constant";
            case Source.Field(String name) -> "the field " + name;
            case Source.Join(List<FieldRule> parts, String _) ->
                    parts.stream()
                            .map(part -> columnsOf(part.from()))
                            .collect(Collectors.joining(", "));
        };
    }
}
