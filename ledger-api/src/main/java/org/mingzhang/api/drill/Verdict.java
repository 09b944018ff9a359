package org.mingzhang.api.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// What a report of the verifier says, in short.
///
/// @param verified whether nothing is wrong
/// @param code of the first finding
/// @param place of the first finding, in words
/// @param position the first bad position, if a finding names one
/// @param notEvaluated checks that were not made
record Verdict(
        boolean verified,
        Optional<String> code,
        Optional<String> place,
        OptionalLong position,
        List<String> notEvaluated) {

    Verdict {
        notEvaluated = List.copyOf(notEvaluated);
    }

    private record Found(String code, JsonNode finding) {}

    static Verdict of(JsonNode report) {
        List<Found> found = new ArrayList<>();
        List<String> notEvaluated = new ArrayList<>();
        for (JsonNode check : report.path("checks")) {
            String code = check.path("code").asString();
            check.path("findings").forEach(finding -> found.add(new Found(code, finding)));
            if (check.path("status").asString().equals("not-evaluated")) {
                notEvaluated.add(code);
            }
        }
        JsonNode bad = report.path("firstBadPosition");
        OptionalLong position =
                bad.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(bad.asLong());
        Optional<Found> first =
                found.stream()
                        .filter(one ->
                                position.isEmpty()
                                        || one.finding().path("position").asLong(-1)
                                                == position.getAsLong())
                        .findFirst()
                        .or(() -> found.stream().findFirst());
        return new Verdict(
                report.path("exitStatus").asInt(-1) == 0,
                first.map(Found::code),
                first.map(one -> one.finding().path("place").asString()),
                position,
                notEvaluated);
    }
}
