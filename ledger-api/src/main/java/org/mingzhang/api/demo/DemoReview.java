package org.mingzhang.api.demo;

import static org.mingzhang.api.demo.DemoScene.yuan;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A city's joint reviews: a large supplement that takes two rounds, with everything that stops it
/// on the way, and the proposal for the next year, whose round is under way.
final class DemoReview {

    private static final String LINE = "30213";
    private static final String OTHER_LINE = "39908";
    private static final String SUPPLEMENT = "reading-rooms";

    private final DemoScene scene;
    private final String county;
    private final String planning;
    private final String audit;

    private final DemoPerson budget;
    private final DemoPerson secondBudget;
    private final DemoPerson head;

    /// @param county a county of the city, where no joint review is published
    /// @param participants the codes of two units of the city that are asked
    DemoReview(DemoScene scene, String county, List<String> participants) {
        this.scene = scene;
        this.county = county;
        planning = participants.getFirst();
        audit = participants.getLast();
        budget = scene.person("budget-a", "budget");
        secondBudget = scene.person("budget-b", "budget");
        head = new DemoPerson("demo." + scene.unit() + ".head", "business-head", scene.unit());
    }

    void happen() {
        // In pieces or whole: above the published amount it needs a review.
        supplement(600_000);
        supplement(600_000);
        supplement(1_500_000).put("proposal", scene.id(SUPPLEMENT));
        unpublished();
        firstRound();
        secondRound();
        used();
        nextYear();
    }

    private ObjectNode supplement(long yuan) {
        return scene.dated(budget, "budgetline.SupplementAppropriation")
                .put("line", scene.line(LINE))
                .put("document", document("追加"))
                .put("amount", yuan(yuan));
    }

    private String document(String kind) {
        return "%s示范%s〔%d〕9号".formatted(scene.city().name(), kind, scene.asOf().getYear());
    }

    private void submit(
            String proposal, String kind, String division, int fiscalYear, long amount) {
        scene.send(head, "jointreview.SubmitProposal")
                .put("proposal", scene.id(proposal))
                .put("kind", kind)
                .put("division", division)
                .put("fiscalYear", fiscalYear)
                .put("unit", scene.unit())
                .put("amount", yuan(amount))
                .put("reason", "新建阅览室（示范）")
                .put("document", document("草案"));
    }

    private void open(String proposal, int round) {
        ArrayNode participants =
                scene.send(budget, "jointreview.OpenReviewRound")
                        .put("proposal", scene.id(proposal))
                        .put("round", round)
                        .putArray("participants");
        participants.add(planning).add(audit);
    }

    private static DemoPerson reviewerOf(String unit) {
        return new DemoPerson("demo." + unit + ".reviewer", "reviewer", unit);
    }

    private void opinion(
            DemoPerson person, String proposal, int round, String verdict, String words) {
        scene.send(person, "jointreview.GiveOpinion")
                .put("proposal", scene.id(proposal))
                .put("round", round)
                .put("participant", person.unit())
                .put("verdict", verdict)
                .put("opinion", words);
    }

    private void conclude(DemoPerson person, int round, String outcome, String reason) {
        scene.send(person, "jointreview.ConcludeReviewRound")
                .put("proposal", scene.id(SUPPLEMENT))
                .put("round", round)
                .put("outcome", outcome)
                .put("reason", reason);
    }

    private void unpublished() {
        submit("county", "supplement", county, scene.asOf().getYear(), 1);
        open("county", 1);
    }

    private void firstRound() {
        int thisYear = scene.asOf().getYear();
        submit(SUPPLEMENT, "supplement", scene.city().code(), thisYear, 2_000_000);
        submit(SUPPLEMENT, "supplement", scene.city().code(), thisYear, 2_000_000);
        supplement(1_500_000).put("proposal", scene.id(SUPPLEMENT));
        open(SUPPLEMENT, 2);
        open(SUPPLEMENT, 1);
        opinion(reviewerOf(scene.unit()), SUPPLEMENT, 1, "agree", "本单位同意（示范）");
        opinion(
                new DemoPerson(head.id(), head.role(), planning),
                SUPPLEMENT,
                1,
                "agree",
                "自己同意自己（示范）");
        opinion(reviewerOf(planning), SUPPLEMENT, 1, "agree", "符合规划（示范）");
        opinion(reviewerOf(planning), SUPPLEMENT, 1, "object", "改变主意（示范）");
        conclude(secondBudget, 1, "adopted", "意见未齐（示范）");
        opinion(reviewerOf(audit), SUPPLEMENT, 1, "object", "规模过大，建议一间（示范）");
        conclude(secondBudget, 1, "adopted", "仍有不同意见（示范）");
        conclude(secondBudget, 1, "returned", "按审计意见修改（示范）");
    }

    private void secondRound() {
        scene.send(head, "jointreview.ReviseProposal")
                .put("proposal", scene.id(SUPPLEMENT))
                .put("amount", yuan(1_500_000))
                .put("reason", "改为一间阅览室（示范）")
                .put("document", document("草案"));
        open(SUPPLEMENT, 2);
        opinion(reviewerOf(planning), SUPPLEMENT, 2, "agree", "同意（示范）");
        opinion(reviewerOf(audit), SUPPLEMENT, 2, "agree", "同意（示范）");
        conclude(secondBudget, 2, "adopted", "意见一致（示范）");
    }

    private void used() {
        supplement(1_500_001).put("proposal", scene.id(SUPPLEMENT));
        scene.dated(budget, "budgetline.PostVirement")
                .put("source", scene.line(LINE))
                .put("target", scene.line(OTHER_LINE))
                .put("balance", "unreleased")
                .put("document", document("调剂"))
                .put("amount", yuan(1_000))
                .put("proposal", scene.id(SUPPLEMENT));
        supplement(1_500_000).put("proposal", scene.id(SUPPLEMENT));
    }

    private void nextYear() {
        submit("next-year", "budget", scene.city().code(), scene.asOf().getYear() + 1, 30_000_000);
        open("next-year", 1);
        opinion(reviewerOf(planning), "next-year", 1, "agree", "同意下年度草案（示范）");
    }
}
