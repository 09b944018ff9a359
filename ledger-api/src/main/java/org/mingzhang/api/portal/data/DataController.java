package org.mingzhang.api.portal.data;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.api.downloads.Dataset;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Open data: a page for people, a catalogue and schemas for machines.
///
/// **Source** DCAT 3 for the catalogue, CSV on the Web for the schemas.
@Controller
public final class DataController {

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";
    private static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");

    private final Portal portal;

    /// The open data of a ledger.
    public DataController(Portal portal) {
        this.portal = portal;
    }

    /// A data set as the page shows it.
    ///
    /// @param id the name that stays
    /// @param title what it is called
    /// @param text what is in it
    /// @param rows how many rows, in words
    /// @param csv the file
    /// @param json the same as JSON
    /// @param schema its schema
    /// @param columns its columns with their meaning
    public record Shown(
            String id,
            String title,
            String text,
            String rows,
            String csv,
            String json,
            String schema,
            DataTable columns) {}

    /// The page.
    @GetMapping({"/zh/open/data", "/en/open/data"})
    public ModelAndView data(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        Words words = visit.words();
        List<Shown> sets = new ArrayList<>();
        for (Dataset set : Dataset.values()) {
            sets.add(shown(visit, set));
        }
        return visit.page(
                "data/data",
                visit.frame(
                        words.of("page.data"),
                        words.of("answer.data"),
                        List.of(),
                        List.of(),
                        null,
                        false),
                Map.of("sets", sets, "catalogue", "/open/catalog.jsonld"));
    }

    private Dataset.Extent extent(Visit visit, Dataset set) {
        return set.extent(visit.read(), visit.portal().names(), visit.question(), visit.cut());
    }

    private Shown shown(Visit visit, Dataset set) {
        Words words = visit.words();
        Dataset.Extent extent = extent(visit, set);
        return new Shown(
                set.id(),
                words.of("data.set." + set.id()),
                words.of("data.set." + set.id() + ".text"),
                words.of("data.rows", Amounts.count(extent.rows())),
                visit.links().to(set.tail() + ".csv"),
                visit.links().to(set.tail() + ".json"),
                visit.links().timeless("/data/" + set.id() + ".schema.json"),
                new DataTable(
                        "columns-" + set.id(),
                        words.of("data.schema"),
                        null,
                        List.of(
                                Column.text(words.of("data.column")),
                                Column.text(words.of("data.meaning"))),
                        null,
                        extent.columns().stream()
                                .map(column ->
                                        List.of(
                                                Cell.code(column),
                                                Cell.text(words.of("data.column." + column))))
                                .toList(),
                        null,
                        ""));
    }

    /// The schema of a data set.
    @GetMapping(
            path = {"/zh/open/data/{id}.schema.json", "/en/open/data/{id}.schema.json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> schema(
            @PathVariable String id, HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        Dataset set =
                Dataset.of(id)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound("path", request.getRequestURI())));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("@context", "http://www.w3.org/ns/csvw");
        schema.put("url", base() + visit.links().timeless(set.tail() + ".csv"));
        schema.put("dialect", Map.of("commentPrefix", "#", "header", true, "encoding", "utf-8"));
        schema.put(
                "tableSchema",
                Map.of(
                        "columns",
                        extent(visit, set).columns().stream()
                                .map(column -> column(visit, column))
                                .toList()));
        return ResponseEntity.ok(schema);
    }

    private static Map<String, Object> column(Visit visit, String name) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", name);
        column.put("dc:description", visit.words().of("data.column." + name));
        column.put("datatype", "string");
        return column;
    }

    /// The catalogue.
    @GetMapping(
            path = {"/open/catalog.jsonld", "/zh/open/catalog.jsonld", "/en/open/catalog.jsonld"})
    public ResponseEntity<Map<String, Object>> catalogue(HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        String base = base();
        String modified = visit.cut().knownAt().map(Object::toString).orElse("");
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put(
                "@context",
                Map.of(
                        "dcat", "http://www.w3.org/ns/dcat#",
                        "dct", "http://purl.org/dc/terms/",
                        "foaf", "http://xmlns.com/foaf/0.1/"));
        catalogue.put("@id", base + "/open/catalog.jsonld");
        catalogue.put("@type", "dcat:Catalog");
        catalogue.put("dct:title", visit.portal().origin());
        catalogue.put("dct:license", Map.of("@id", LICENCE));
        catalogue.put("dct:language", List.of("zh", "en"));
        catalogue.put("dct:modified", modified);
        catalogue.put("foaf:homepage", Map.of("@id", base + "/en/open/data"));
        catalogue.put(
                "dcat:dataset",
                Arrays.stream(Dataset.values()).map(set -> dataset(visit, base, set)).toList());
        return ResponseEntity.ok().contentType(JSON_LD).body(catalogue);
    }

    private static Map<String, Object> dataset(Visit visit, String base, Dataset set) {
        long position = visit.cut().size() - 1;
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@id", base + "/en/open/data#" + set.id());
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", visit.portal().origin() + "/" + set.id());
        dataset.put("dct:title", inAllLanguages("data.set." + set.id()));
        dataset.put("dct:description", inAllLanguages("data.set." + set.id() + ".text"));
        dataset.put("dct:license", Map.of("@id", LICENCE));
        dataset.put("dct:accrualPeriodicity", "continuous");
        dataset.put("dcat:version", "@" + position);
        dataset.put(
                "dcat:distribution",
                List.of(
                        distribution(base, set, "csv", "text/csv"),
                        distribution(base, set, "json", "application/json")));
        return dataset;
    }

    private static Map<String, Object> distribution(
            String base, Dataset set, String ending, String mediaType) {
        String file = base + Links.address(Language.EN, set.tail() + "." + ending, Map.of());
        Map<String, Object> distribution = new LinkedHashMap<>();
        distribution.put("@id", file);
        distribution.put("@type", "dcat:Distribution");
        distribution.put("dcat:downloadURL", Map.of("@id", file));
        distribution.put("dcat:mediaType", mediaType);
        distribution.put(
                "dct:conformsTo",
                Map.of(
                        "@id",
                        base
                                + Links.address(
                                        Language.EN,
                                        "/data/" + set.id() + ".schema.json",
                                        Map.of())));
        return distribution;
    }

    private static List<Map<String, String>> inAllLanguages(String word) {
        return Arrays.stream(Language.values())
                .map(language ->
                        Map.of(
                                "@language", language.path(),
                                "@value", new Words(language).of(word)))
                .toList();
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
