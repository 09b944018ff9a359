package org.mingzhang.api.portal.work;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.api.json.ReceiptJson;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.problem.Problem;

/// Why something did not go, on the page where it was tried: what the problem document of the API
/// says.
///
/// @param title what kind of problem
/// @param detail what happened this time
/// @param facts rule, limit, value and the entry of the refusal, as far as there are
public record Rebuke(String title, String detail, List<LineController.Fact> facts) {

    public Rebuke {
        facts = List.copyOf(facts);
    }

    /// What a problem says.
    public static Rebuke of(Problem problem, Desk desk) {
        List<LineController.Fact> facts = new ArrayList<>();
        for (String member : List.of("rule", "ruleVersion", "limit", "value")) {
            if (problem.members().get(member) instanceof String text) {
                facts.add(new LineController.Fact(desk.words().of("refusal." + member), text, ""));
            }
        }
        if (problem.members().get("receipt") instanceof ReceiptJson receipt) {
            long position = receipt.receipt().position();
            facts.add(
                    new LineController.Fact(
                            desk.words().of("refusal.recorded"),
                            desk.words().of("position", Amounts.count(position)),
                            desk.visit().links().timeless("/entry/" + position)));
        }
        return new Rebuke(problem.title(), problem.detail(), facts);
    }
}
