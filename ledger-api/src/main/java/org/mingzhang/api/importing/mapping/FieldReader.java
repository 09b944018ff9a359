package org.mingzhang.api.importing.mapping;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mingzhang.api.importing.mapping.FieldRule.Source;
import org.mingzhang.api.importing.mapping.Member.Members;

/// Reads the rule of one field.
///
/// @param header whether the files have one: columns are then named, else counted
/// @param earlier the fields that stand before it
record FieldReader(boolean header, Set<String> earlier) {

    private static final Set<String> SOURCES =
            Set.of("column", "cell", "file", "row", "constant", "field", "join");

    private static final Set<String> MEMBERS =
            Set.of(
                    "column",
                    "cell",
                    "file",
                    "row",
                    "constant",
                    "field",
                    "join",
                    "with",
                    "steps",
                    "check",
                    "otherwise");

    FieldRule field(Member member) {
        Members members = member.members(MEMBERS);
        List<Step> steps = new ArrayList<>();
        members.find("steps").ifPresent(list -> list.list().forEach(s -> steps.add(step(s))));
        return new FieldRule(
                source(members),
                steps,
                members.find("check").map(Member::pattern),
                members.find("otherwise").map(Member::text));
    }

    private Source source(Members members) {
        List<String> named = members.byName().keySet().stream().filter(SOURCES::contains).toList();
        if (named.size() != 1) {
            throw members.parent()
                    .refused("must have exactly one of " + SOURCES.stream().sorted().toList());
        }
        Optional<Member> with = members.find("with");
        String kind = named.getFirst();
        if (with.isPresent() && !kind.equals("join")) {
            throw with.get().refused("belongs to join");
        }
        Member source = members.required(kind);
        return switch (kind) {
            case "column" -> column(source);
            case "cell" -> cell(source);
            case "file" -> new Source.FileName(withOneGroup(source));
            case "row" -> {
                source.text("true", "true");
                yield new Source.Row();
            }
            case "constant" -> new Source.Constant(source.text());
            case "field" -> earlierField(source);
            case "join" ->
                    new Source.Join(
                            source.list().stream().map(this::field).toList(),
                            with.map(Member::text).orElse(""));
            default -> throw new IllegalStateException("a source without a reader: " + kind);
        };
    }

    private Source column(Member source) {
        if (!header) {
            throw source.refused("needs a header; the format says there is none, use cell");
        }
        return new Source.Column(source.texts());
    }

    private Source cell(Member source) {
        if (header) {
            throw source.refused("counts columns; the format says there is a header, use column");
        }
        return new Source.Cell(source.number(1, 1000));
    }

    private Source earlierField(Member source) {
        if (!earlier.contains(source.text())) {
            throw source.refused(
                    "must name a field that stands before it, is '" + source.text() + "'");
        }
        return new Source.Field(source.text());
    }

    private static Pattern withOneGroup(Member source) {
        Pattern pattern = source.pattern();
        if (pattern.matcher("").groupCount() != 1) {
            throw source.refused("must have one group in parentheses");
        }
        return pattern;
    }

    private static Step step(Member member) {
        if (member.isText()) {
            return switch (member.text()) {
                case "trim" -> new Step.Trim();
                case "whole" -> new Step.Whole();
                case "digits" -> new Step.Digits();
                case "upper" -> new Step.Upper();
                default ->
                        throw member.refused(
                                "is not a step: '"
                                        + member.text()
                                        + "'; without arguments there are digits, trim, upper,"
                                        + " whole");
            };
        }
        Map<String, Member> named = member.members();
        if (named.size() != 1) {
            throw member.refused("must be one step");
        }
        Map.Entry<String, Member> step = named.entrySet().iterator().next();
        Member argument = step.getValue();
        return switch (step.getKey()) {
            case "pad" -> new Step.Pad(argument.number(1, 64));
            case "first" -> new Step.First(argument.number(1, 1000));
            case "cut" -> new Step.Cut(argument.number(1, 1000));
            case "date" -> new Step.Day(dateForm(argument));
            case "replace" -> replace(argument);
            case "translate" -> translate(argument);
            default ->
                    throw argument.refused(
                            "is not a step; with arguments there are cut, date, first, pad,"
                                    + " replace, translate");
        };
    }

    private static DateTimeFormatter dateForm(Member member) {
        try {
            return DateTimeFormatter.ofPattern(member.text(), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw member.refused("is not the form of a date: " + e.getMessage());
        }
    }

    private static Step replace(Member member) {
        Members replace = member.members(Set.of("pattern", "with"));
        Member with = replace.required("with");
        Pattern pattern = replace.required("pattern").pattern();
        try {
            // A wrong reference to a group shows only when something matches, so let nothing match.
            Pattern.compile("|" + pattern.pattern()).matcher("").replaceAll(with.text());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw with.refused("is not a replacement: " + e.getMessage());
        }
        return new Step.Replace(pattern, with.text());
    }

    private static Step translate(Member member) {
        Map<String, String> texts = new LinkedHashMap<>();
        member.members().forEach((from, to) -> texts.put(from, to.text()));
        return new Step.Translate(texts);
    }
}
