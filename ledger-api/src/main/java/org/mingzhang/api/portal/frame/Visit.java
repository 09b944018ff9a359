package org.mingzhang.api.portal.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.queries.Question;
import org.mingzhang.api.queries.SortedBy;
import org.mingzhang.ledger.codec.LedgerTexts;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.replay.RunnerState;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/// One look at one page: who looks in which language, at what, as of when.
///
/// @param portal what pages are made from
/// @param language the language
/// @param tail the address behind `/open`
/// @param question the words of the query
/// @param cut as of when
/// @param other the moment to compare with; empty for none
public record Visit(
        Portal portal,
        Language language,
        String tail,
        Question question,
        Cut cut,
        Optional<Cut> other) {

    /// A payment or a line; their pages and their case bundles have the same names.
    private static final Pattern STATEMENT = Pattern.compile("/(line|pool)/.+");

    private static final Pattern CASE = Pattern.compile("/(payment|line)/.+");

    /// The list that the API sorts as the page does.
    private static final String LINES = "/lines";

    private static final String REFUSED = "Refused";
    private static final String AREAS = "/area/";

    /// The words of the language.
    public Words words() {
        return new Words(language);
    }

    /// Amounts in the currency of the log.
    public Amounts amounts() {
        return new Amounts(words(), portal.currency());
    }

    /// Dates in the zone of the log.
    public Dates dates() {
        return new Dates(language, portal.zone());
    }

    /// Addresses that keep the moment.
    public Links links() {
        Map<String, String> moment = new TreeMap<>();
        for (String word : Links.MOMENT) {
            question.text(word).ifPresent(value -> moment.put(word, value));
        }
        return new Links(language, moment);
    }

    /// What is asked.
    public ReadSide read() {
        return portal.readSide();
    }

    /// The execution of some lines, one row for each combination of the groupings.
    public List<ExecutionRow> execution(LineFilter filter, Grouping... groupings) {
        return read().execution().execution(cut, filter, List.of(groupings));
    }

    /// What is left of divisions for whoever looks.
    ///
    /// @param prefix the beginning of their codes
    public String scope(String prefix) {
        return question.scope().narrow(Optional.of(prefix)).orElse(prefix);
    }

    /// The same look at the other moment, where two are compared.
    public Optional<Visit> compared() {
        return other.map(this::at);
    }

    /// The same look at a moment.
    public Visit at(Cut moment) {
        return new Visit(portal, language, tail, question, moment, Optional.empty());
    }

    /// Whether another moment than the present is shown.
    public boolean isPast() {
        return !cut.asOf().equals(AsOf.NOW);
    }

    /// The moment in words: for sentences.
    public String moment() {
        String known =
                switch (cut.asOf().known()) {
                    case AsOf.Known.AtEndOf(var day) -> dates().inWords(day);
                    case AsOf.Known.AtTime(var time) -> dates().secondInWords(time);
                    case AsOf.Known.AtPosition(long position) ->
                            words().of("moment.position", Amounts.count(position));
                    case AsOf.Known.Now _ ->
                            cut.knownAt()
                                    .map(dates()::secondInWords)
                                    .orElseGet(() -> words().of("moment.empty"));
                };
        return cut.until()
                .map(day -> words().of("moment.effective", known, dates().inWords(day)))
                .orElse(known);
    }

    /// What the zone of the log is called.
    public String zone() {
        String zone = portal.zone().getId();
        return words().find("zone." + zone).orElse(zone);
    }

    /// The name of an event type in words.
    public String event(String type) {
        return words().find("event." + type).or(() -> refusal(type)).orElse(type);
    }

    private Optional<String> refusal(String type) {
        return type.endsWith(REFUSED)
                ? words().find("command." + type.substring(0, type.length() - REFUSED.length()))
                        .map(command -> words().of("event.refused", command))
                : Optional.empty();
    }

    /// What a rule is called; its code where nobody has named it.
    public String rule(String rule) {
        return words().find("rule." + rule)
                .or(() -> new LedgerTexts().ruleTitle(rule, language.locale()))
                .orElse(rule);
    }

    /// What a code is called; the code itself where nobody has said so.
    public String name(CodeKind kind, String code) {
        return portal.names().find(kind, code, language.locale()).orElse(code);
    }

    /// What an area is called, or its code where nobody has said so.
    public String areaName(String division) {
        return portal.names().find(CodeKind.DIVISION, division, language.locale()).orElse(division);
    }

    /// A code with what it is called.
    public String named(CodeKind kind, String code) {
        return portal.names()
                .find(kind, code, language.locale())
                .map(name -> code + " " + name)
                .orElse(code);
    }

    /// The address of the rows behind one, fixed to what is known now, so that pages fit together.
    ///
    /// @param cursor what names the row, as the word `after` of the page takes it
    public String behind(String cursor) {
        Map<String, String> given = new TreeMap<>(question.given());
        given.remove("min");
        if (!isPast()) {
            given.put("at", "@" + (cut.size() - 1));
        }
        given.put("after", cursor);
        return Links.address(language, tail, given);
    }

    /// The files of a list, fixed to what is known now.
    ///
    /// @param list the tail of the list's address
    /// @param filter name, value, name, value …; empty values are left out
    public List<DataTable.Download> downloads(String list, String... filter) {
        Map<String, String> moment = new TreeMap<>(Map.of("at", "@" + (cut.size() - 1)));
        cut.until().ifPresent(day -> moment.put("effective", day.toString()));
        Links fixed = new Links(language, moment);
        return Stream.of("csv", "xlsx", "json")
                .map(format ->
                        new DataTable.Download(
                                format.toUpperCase(Locale.ROOT),
                                fixed.to(list + "." + format, filter)))
                .toList();
    }

    /// A code as a cell, with what it is called where a table says so.
    public Cell cell(CodeKind kind, String code) {
        return portal.names()
                .name(kind, code, language.locale())
                .map(name -> Cell.text(code + " " + name.text()).in(name.language()))
                .orElseGet(() -> Cell.code(code));
    }

    /// The frame of this page.
    ///
    /// @param heading the `h1`
    /// @param answer the answer in one sentence
    /// @param crumbs the way here, without the whole and without this page
    /// @param chips states
    /// @param dataHref the same as data; null where there is none
    /// @param chart whether there is a chart
    public PageFrame frame(
            String heading,
            String answer,
            List<PageFrame.Crumb> crumbs,
            List<Cell> chips,
            @Nullable String dataHref,
            boolean chart) {
        return frame(heading, heading, answer, crumbs, List.of(), chips, dataHref, chart);
    }

    /// The frame of this page, with a way sideways.
    ///
    /// @param heading the `h1`
    /// @param here what this page is called in the way here
    /// @param answer the answer in one sentence
    /// @param crumbs the way here, without this page; without the whole too, unless it begins with
    ///   an area, since areas are the way from the whole
    /// @param siblings the pages beside this one
    /// @param chips states
    /// @param dataHref the same as data; null where there is none
    /// @param chart whether there is a chart
    public PageFrame frame(
            String heading,
            String here,
            String answer,
            List<PageFrame.Crumb> crumbs,
            List<PageFrame.Crumb> siblings,
            List<Cell> chips,
            @Nullable String dataHref,
            boolean chart) {
        Words words = words();
        List<PageFrame.Crumb> way = new ArrayList<>();
        if (!tail.isEmpty()) {
            if (!isInAreas(crumbs)) {
                way.add(new PageFrame.Crumb(words.of("page.front"), links().to("")));
            }
            way.addAll(crumbs);
            way.add(new PageFrame.Crumb(here, null));
        }
        String site = heading + " · " + words.of("site.name");
        return new PageFrame(
                isPast() ? "[" + moment() + "] " + site : site,
                heading,
                answer,
                way.size() > 1 ? way : List.of(),
                siblings,
                chips,
                timeBar(),
                evidence(dataHref),
                alternates(language, tail, question.address(), words),
                chart);
    }

    private boolean isInAreas(List<PageFrame.Crumb> crumbs) {
        return tail.startsWith(AREAS)
                || crumbs.stream().limit(1).map(PageFrame.Crumb::href).anyMatch(this::isOfArea);
    }

    private boolean isOfArea(@Nullable String href) {
        return href != null && href.contains("/open" + AREAS);
    }

    /// The page of a template.
    ///
    /// @param template its name, below `org/mingzhang/api/portal`
    /// @param content what it shows
    public ModelAndView page(String template, PageFrame frame, Map<String, ?> content) {
        return new ModelAndView(template)
                .addAllObjects(content)
                .addObject("f", frame)
                .addObject("w", words())
                .addObject("lang", language)
                .addObject("origin", portal.origin())
                .addObject("links", links())
                .addObject("menu", Menu.of(links(), words(), tail));
    }

    private PageFrame.TimeBar timeBar() {
        Map<String, String> others = new TreeMap<>(question.given());
        Links.MOMENT.forEach(others::remove);
        others.remove("min");
        others.remove("after");
        String position = Amounts.count(cut.size() - 1);
        String clock =
                cut.until().isPresent()
                        ? words().of("time.effective-clock")
                        : words().of("time.recorded-clock");
        String text =
                isPast()
                        ? words().of("time.past", moment(), clock, position, zone())
                        : words().of("time.now", moment(), position, zone());
        long behind = isPast() ? 0 : Math.max(0, portal.size() - cut.size());
        return new PageFrame.TimeBar(
                isPast(),
                text,
                question.text("at").filter(at -> at.length() == 10).orElse(""),
                question.text("by").filter("effective"::equals).isPresent(),
                Links.address(language, tail, others),
                Links.address(language, tail, Map.of()),
                others.entrySet().stream()
                        .map(word -> new PageFrame.Kept(word.getKey(), word.getValue()))
                        .toList(),
                behind == 0 ? null : words().of(lag(), Amounts.count(behind)),
                Links.compares(tail) ? comparison() : null);
    }

    private PageFrame.Comparison comparison() {
        Map<String, String> alone = new TreeMap<>(question.given());
        alone.remove("vs");
        alone.remove("after");
        Map<String, String> withNow = new TreeMap<>(alone);
        Links.MOMENT.forEach(withNow::remove);
        Optional<String> at = question.text("at");
        at.ifPresent(moment -> withNow.put("vs", moment));
        question.text("by").ifPresent(by -> withNow.put("by", by));
        return new PageFrame.Comparison(
                question.text("vs").filter(vs -> vs.length() == 10).orElse(""),
                compared().map(then -> words().of("time.compared", then.moment())).orElse(null),
                Links.address(language, tail, alone),
                other.isEmpty() && at.isPresent() && question.text("by").isEmpty()
                        ? Links.address(language, tail, withNow)
                        : null);
    }

    /// Being behind passes by itself, or only when a person has acted.
    private String lag() {
        return switch (portal.readSide().runner().state()) {
            case RunnerState.RebuildNeeded _ -> "time.rebuild-needed";
            case RunnerState.Halted _ -> "time.halted";
            case RunnerState.Starting _,
                    RunnerState.Following _,
                    RunnerState.StandingBy _,
                    RunnerState.Interrupted _,
                    RunnerState.Closed _ ->
                    "time.behind";
        };
    }

    private PageFrame.Evidence evidence(@Nullable String dataHref) {
        Map<String, String> fixed = new TreeMap<>(question.given());
        fixed.remove("by");
        fixed.remove("min");
        fixed.put("at", "@" + (cut.size() - 1));
        cut.until().ifPresent(day -> fixed.put("effective", day.toString()));
        String permanent = Links.address(language, tail, fixed);
        return new PageFrame.Evidence(
                words().of("evidence.entries", Amounts.count(cut.size())),
                links().timeless("/log"),
                portal.checkpoints().stream()
                        .map(checkpoint ->
                                new PageFrame.Checkpoint(
                                        words().of("suite." + checkpoint.suite().id()),
                                        words().of(
                                                        "evidence.checkpoint",
                                                        Amounts.count(checkpoint.size())),
                                        checkpoint.root().hex()))
                        .toList(),
                permanent,
                dataHref == null ? null : dataHref + Links.query(dataWords(tail, fixed)),
                portal.openReading() && CASE.matcher(tail).matches()
                        ? "/api/v1/cases" + UriUtils.encodePath(tail, StandardCharsets.UTF_8)
                        : null);
    }

    /// The words of the portal that the API has too.
    private static Map<String, String> dataWords(String tail, Map<String, String> fixed) {
        Map<String, String> words = new TreeMap<>(fixed);
        if (STATEMENT.matcher(tail).matches()) {
            // The page leafs through movements; its data are the balance.
            words.remove("after");
        }
        words.remove("account");
        words.remove("vs");
        if (!tail.equals(LINES) && words.remove(SortedBy.WORD) != null) {
            words.remove("after");
        }
        return words;
    }

    static List<PageFrame.Alternate> alternates(
            Language current, String tail, Map<String, String> given, Words words) {
        Function<Language, PageFrame.Alternate> alternate =
                language ->
                        new PageFrame.Alternate(
                                language.tag(),
                                words.of("language." + language.path()),
                                Links.address(language, tail, given),
                                language == current);
        return Stream.of(Language.values()).map(alternate).toList();
    }
}
