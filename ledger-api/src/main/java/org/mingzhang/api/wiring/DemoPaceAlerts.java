package org.mingzhang.api.wiring;

import java.util.concurrent.CompletionException;
import org.mingzhang.api.demo.DemoProvince;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Alerts about the units of the demonstration that are behind their pace; the head of one has
/// answered, and the one whom the sign-in page offers has not.
final class DemoPaceAlerts {

    private static final String ANSWER = "demo-pace-answer";
    private static final int AREA_DIGITS = 6;

    private DemoPaceAlerts() {}

    /// Raises and answers them, once, by rows that include what was loaded before.
    static void load(LedgerRuntime runtime) throws InterruptedException {
        if (runtime.queries().receipt(DemoProvince.CLIENT, ANSWER).isPresent()) {
            return;
        }
        Demonstration.awaitRead(runtime);
        PaceAlerts.clock(runtime).look().stream()
                .filter(alert -> !alert.startsWith(TrialPeople.SLOW_UNIT))
                .findFirst()
                .ifPresent(alert -> answer(runtime, alert));
    }

    private static void answer(LedgerRuntime runtime, String alert) {
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("alert", alert)
                        .put(
                                "effectiveDate",
                                runtime.clock()
                                        .instant()
                                        .atZone(runtime.log().zone())
                                        .toLocalDate()
                                        .toString())
                        .put("answer", "reason")
                        .put("reason", "招标推迟，合同将于下月签订（示范）");
        String area = alert.substring(0, AREA_DIGITS);
        Sender head =
                new Sender(
                        DemoProvince.CLIENT,
                        new Occasion.Person("demo." + area + ".head", "business-head", area));
        Binding bound =
                runtime.binder()
                        .bind(
                                new OutgoingCommand(ANSWER, "pace.AnswerPaceAlert", data).toJson(),
                                head);
        if (!(bound instanceof Binding.Bound(var submission))) {
            throw new IllegalStateException("the answer is invalid: " + bound);
        }
        try {
            runtime.ledger().submit(submission).join();
        } catch (CompletionException e) {
            throw new SinkUnavailable("the ledger is unavailable: " + e.getCause(), e);
        }
    }
}
