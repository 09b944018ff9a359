package org.mingzhang.api.portal.inbox;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.portal.work.Step;
import org.mingzhang.api.portal.work.Submissions;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.payments.PaymentView;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns what somebody chose on a case into the command that says it.
final class Decisions {

    /// What the form sends.
    static final Set<String> FORM =
            Filters.words(
                    Set.of("act", "seen", "id", "remark", "reason", "voucher"), Submissions.FORM);

    /// Stands for what is typed later, to ask what the ledger would say.
    private static final String NOT_YET_KNOWN = "-";

    private static final int LAST_MONTH = 12;
    private static final int LAST_DAY = 31;

    private final Submissions submissions;
    private final InstantSource clock;

    /// Decisions that are submitted.
    Decisions(Submissions submissions, InstantSource clock) {
        this.submissions = submissions;
        this.clock = clock;
    }

    /// What can be decided.
    ///
    /// @param act the step that takes the payment on, as a word; empty for none
    /// @param label what its button says
    /// @param outlook what it would meet
    /// @param returning whether it can be sent back
    /// @param seen the entry that the case stands at
    /// @param id the id of the command
    record Offer(
            String act,
            String label,
            Submissions.Outlook outlook,
            boolean returning,
            String seen,
            String id) {}

    /// What somebody can decide on a payment.
    ///
    /// @param main the step that takes it on
    /// @param returning whether they may send it back
    Offer offer(Desk who, PaymentView payment, Optional<Step> main, boolean returning) {
        String id = submissions.newId();
        Map<String, String> open =
                Map.of("id", id, "voucher", NOT_YET_KNOWN, "reason", NOT_YET_KNOWN);
        Submissions.Outlook outlook =
                main.map(step -> submissions.outlook(who, command(who, payment, step, open)))
                        .orElse(Submissions.Outlook.NONE);
        return new Offer(
                main.map(Step::word).orElse(""),
                main.map(step -> label(who, payment, step, outlook.signing())).orElse(""),
                outlook,
                returning,
                Long.toString(payment.statePosition()),
                id);
    }

    private static String label(Desk who, PaymentView payment, Step step, boolean signing) {
        return who.words()
                .of(
                        "case.button-" + step.word() + (signing ? "-signing" : ""),
                        who.visit().amounts().full(payment.amount()));
    }

    /// The command of a step, with what was typed.
    ObjectNode command(Desk who, PaymentView payment, Step step, Map<String, String> given) {
        ObjectNode command =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", step.type())
                        .put("id", given.getOrDefault("id", ""));
        ObjectNode data =
                command.putObject("data")
                        .put("payment", payment.payment().orElseThrow())
                        .put("effectiveDate", date(who, payment).toString());
        switch (step) {
            case REVIEW, APPROVE -> {
                if (given.containsKey("remark")) {
                    data.put("remark", given.get("remark"));
                }
            }
            case RETURN -> data.put("reason", given.getOrDefault("reason", ""));
            case SETTLE -> {
                data.put("voucher", given.getOrDefault("voucher", ""));
                data.putArray("attachments");
            }
        }
        return command;
    }

    /// Today, or the last day of the fiscal year when that is over.
    private LocalDate date(Desk who, PaymentView payment) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), who.visit().dates().zone());
        return today.getYear() > payment.fiscalYear()
                ? LocalDate.of(payment.fiscalYear(), LAST_MONTH, LAST_DAY)
                : today;
    }
}
