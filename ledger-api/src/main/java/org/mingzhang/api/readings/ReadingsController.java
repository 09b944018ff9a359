package org.mingzhang.api.readings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Question;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.duty.Sight;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who read what, for auditors and discipline inspection, whose own look-ups are among the lines.
@RestController
@RequestMapping("/api/v1/readings")
public final class ReadingsController {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final ReadingTable table;
    private final ReadingSealer sealer;
    private final ZoneId zone;

    /// The record of a ledger.
    ///
    /// @param zone of bare dates in the log
    public ReadingsController(ReadingTable table, ReadingSealer sealer, ZoneId zone) {
        this.table = table;
        this.sealer = sealer;
        this.zone = zone;
    }

    /// Lines of a filter, newest first: `person`, `address` (a part of it), `from` and `to` (days),
    /// `after` (the number of the last line of the page before).
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> readings(
            @AuthenticationPrincipal @Nullable Identity caller, HttpServletRequest request) {
        require(caller);
        Question question =
                Question.of(request, Set.of("person", "address", "from", "to", "after", "limit"));
        int limit = question.limit(USUAL, MOST);
        List<Reading> found =
                table.newest(
                        new ReadingTable.Filter(
                                question.text("person"),
                                question.text("address"),
                                question.date("from").map(this::start),
                                question.date("to").map(day -> start(day.plusDays(1))),
                                question.position("after").orElse(Long.MAX_VALUE)),
                        limit + 1);
        List<Reading> shown = found.subList(0, Math.min(limit, found.size()));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("rows", shown.stream().map(ReadingsController::json).toList());
        if (found.size() > limit) {
            page.put("after", shown.getLast().seq());
        }
        return page;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Map<String, Object> json(Reading reading) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seq", reading.seq());
        json.put("at", Timestamps.format(reading.at()));
        json.put("person", reading.person());
        json.put("client", reading.client());
        json.put("roles", reading.roles());
        json.put("unit", reading.unit());
        json.put("address", reading.address());
        return json;
    }

    /// The lines that a seal covers, byte for byte: their hash is the digest of the seal.
    @GetMapping(path = "/lines", produces = "application/x-ndjson")
    public String lines(
            @AuthenticationPrincipal @Nullable Identity caller, HttpServletRequest request) {
        require(caller);
        Question question = Question.of(request, Set.of("first", "last"));
        return table.between(number(question, "first"), number(question, "last")).stream()
                .map(Reading::line)
                .collect(Collectors.joining());
    }

    private static long number(Question question, String name) {
        return question.position(name)
                .orElseThrow(() ->
                        new FaultException(
                                new Fault.BadParameter(name, "", Expected.Form.LINE_NUMBER)));
    }

    /// All seals, and for each whether the lines beside the log still have its hash.
    @GetMapping(path = "/seals", produces = MediaType.APPLICATION_JSON_VALUE)
    public List<Map<String, Object>> seals(@AuthenticationPrincipal @Nullable Identity caller) {
        require(caller);
        return sealer.seals().stream().map(this::json).toList();
    }

    /// Seals what was written since the last seal.
    @PostMapping(path = "/seals", produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> seal(@AuthenticationPrincipal @Nullable Identity caller) {
        require(caller);
        Optional<ReadingSealer.Seal> made = sealer.seal();
        return made.map(this::json).orElseGet(Map::of);
    }

    private Map<String, Object> json(ReadingSealer.Seal seal) {
        List<Reading> lines = table.between(seal.first(), seal.last());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("position", seal.position());
        json.put("first", seal.first());
        json.put("last", seal.last());
        json.put("count", seal.count());
        json.put("digest", seal.digest());
        json.put(
                "holds",
                lines.size() == seal.count() && sealer.digest(lines).equals(seal.digest()));
        return json;
    }

    private static void require(@Nullable Identity caller) {
        if (caller == null) {
            throw new FaultException(new Fault.Unauthenticated(false));
        }
        if (!caller.sees(Sight.Matter.READINGS).isAny()) {
            throw new FaultException(new Fault.Forbidden());
        }
    }
}
