package org.mingzhang.api.importing.mapping;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mingzhang.api.importing.mapping.Member.Members;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a mapping file. Strict: a member that it does not know is an error, so that a slip of the
/// pen cannot silently change what a file means.
///
/// **Errors** [MappingRefused] names file, line and member.
public final class MappingReader {

    private static final int CHARACTERS_MAX = 200_000;

    private static final Set<String> TOP =
            Set.of(
                    "mapping",
                    "name",
                    "title",
                    "division",
                    "currency",
                    "source",
                    "pools",
                    "persons",
                    "date-assumed",
                    "budget",
                    "payments",
                    "names");

    private static final Map<String, CodeKind> NAMED =
            Map.of(
                    "unit", CodeKind.UNIT,
                    "function", CodeKind.FUNCTION,
                    "economic", CodeKind.ECONOMIC,
                    "fundType", CodeKind.FUND_TYPE);

    private final String file;

    private MappingReader(String file) {
        this.file = file;
    }

    /// Reads a mapping.
    ///
    /// @param file what errors call it
    /// @param yaml its text
    public static Mapping read(String file, String yaml) {
        return new MappingReader(file).mapping(yaml);
    }

    private Mapping mapping(String yaml) {
        Members top = new Member(file, "", compose(yaml)).members(TOP);
        top.required("mapping").text("1", "1, the version of this language");
        return new Mapping(
                top.required("name")
                        .text("[a-z][a-z0-9-]{0,31}", "1 to 32 of a-z 0-9 -, a letter first"),
                top.required("title").text(),
                top.required("division").text("[A-Z0-9]{1,12}", "1 to 12 of A-Z 0-9"),
                top.required("currency").text("[A-Z]{3}", "a currency code, like EUR"),
                top.required("source").text("(?s).{1,200}", "1 to 200 characters"),
                pools(top.required("pools")),
                dataset(top.required("budget"), Fields.BUDGET),
                dataset(top.required("payments"), Fields.PAYMENTS),
                top.find("names").map(this::names).orElse(NameTables.NONE),
                top.find("date-assumed").map(Member::yes).orElse(false),
                top.required("persons").pattern());
    }

    private Node compose(String yaml) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setUseMarks(true)
                        .setAllowDuplicateKeys(true)
                        .setMaxAliasesForCollections(0)
                        .setCodePointLimit(CHARACTERS_MAX)
                        .build();
        try {
            return new Compose(settings)
                    .composeString(yaml)
                    .orElseThrow(() -> new MappingRefused(file, "is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new MappingRefused(file, line, "the YAML", e.getProblem());
        } catch (YamlEngineException e) {
            throw new MappingRefused(file, "is not YAML: " + e.getMessage());
        }
    }

    private static Optional<PoolRule> pools(Member pools) {
        if (pools.isText()) {
            return switch (pools.text()) {
                case "declared" ->
                        Optional.of(new PoolRule(PoolRule.Kind.DECLARED, Optional.empty()));
                case "none" -> Optional.empty();
                default -> throw pools.refused("must be declared, none, or have the member prefix");
            };
        }
        Members prefix =
                pools.members(Set.of("prefix"))
                        .required("prefix")
                        .members(Set.of("unit", "function", "economic", "fundType"));
        return Optional.of(
                new PoolRule(
                        PoolRule.Kind.PREFIX,
                        Optional.of(
                                new PoolRule.Prefix(
                                        prefix.required("unit").number(0, 21),
                                        prefix.required("function").number(0, 21),
                                        prefix.required("economic").number(0, 21),
                                        prefix.required("fundType").number(0, 21)))));
    }

    private NameTables names(Member member) {
        Set<String> known = new TreeSet<>(NAMED.keySet());
        known.add("language");
        Members names = member.members(known);
        Map<CodeKind, Dataset> tables = new EnumMap<>(CodeKind.class);
        NAMED.forEach((name, kind) ->
                names.find(name)
                        .ifPresent(table -> tables.put(kind, dataset(table, Fields.NAMES))));
        return new NameTables(
                names.find("language")
                        .map(tag ->
                                tag.text(
                                        "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
                                        "the tag of a language, like es or zh-Hans")),
                tables);
    }

    private Dataset dataset(Member member, Fields known) {
        Members dataset = member.members(Set.of("files", "format", "not-data", "total", "fields"));
        Optional<String> notData = dataset.find("not-data").map(Member::text);
        Optional<Member> total = dataset.find("total");
        if (total.isPresent() && notData.isEmpty()) {
            throw total.get().refused("needs the member 'not-data', which total rows start with");
        }
        Dataset.Format format = format(dataset.required("format"));
        return new Dataset(
                dataset.required("files").texts(),
                format,
                notData,
                total.map(Member::text),
                fields(dataset.required("fields"), known, format));
    }

    private static Dataset.Format format(Member member) {
        Members format =
                member.members(Set.of("encoding", "delimiter", "quote", "decimal", "header"));
        return new Dataset.Format(
                Encodings.named(format.required("encoding")),
                format.required("delimiter").character(),
                format.find("quote").map(Member::character).orElse('"'),
                format.required("decimal").text("[.,]", "'.' or ','").charAt(0),
                format.required("header").yes());
    }

    private static Map<String, FieldRule> fields(
            Member member, Fields known, Dataset.Format format) {
        Members members = member.members(known.all());
        Map<String, FieldRule> fields = new LinkedHashMap<>();
        members.byName()
                .forEach((name, field) ->
                        fields.put(
                                name,
                                new FieldReader(format.header(), fields.keySet()).field(field)));
        known.required().forEach(members::required);
        known.oneOf().ifPresent(group -> requireOneOf(member, fields, group));
        return fields;
    }

    private static void requireOneOf(
            Member member, Map<String, FieldRule> fields, List<String> group) {
        if (group.stream().noneMatch(fields::containsKey)) {
            throw member.refused("lacks one of the members " + group);
        }
    }
}
