package org.mingzhang.verifier.signing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// A signed statement, compared with the entry that it stands in.
///
/// **Source**: `docs/log-format.md` section 3.
final class Statement {
    private static final List<String> ALWAYS =
            List.of("action", "actor", "commandId", "expiresAt", "log", "subject");

    /// What a command about a payment says beside {@link PaymentFacts}: what of it stands in the
    /// event stands in the statement.
    private static final List<String> OF_COMMAND =
            List.of(
                    "contract",
                    "contractLine",
                    "effectiveDate",
                    "expectedResult",
                    "invoices",
                    "reason",
                    "remark",
                    "resubmits");

    private static final List<String> OF_KEY = List.of("alg", "custody", "publicKey");

    private final EntryReader entry;
    private final JsonTape tape;
    private final int statement;
    private final int data;

    Statement(EntryReader entry, int statement) {
        this.entry = entry;
        this.tape = entry.tape();
        this.statement = statement;
        this.data = entry.data();
    }

    /// What is wrong, or null.
    @Nullable String defect(Optional<PaymentStep> step) {
        for (String name : ALWAYS) {
            if (tape.string(statement, name) == null) {
                return "the statement has no text " + name;
            }
        }
        if (!said("actor").equals(entry.actorId())) {
            return differs("actor", entry.actorId());
        }
        if (!said("commandId").equals(tape.text(entry.commandId()))) {
            return differs("commandId", tape.text(entry.commandId()));
        }
        if (!said("log").equals(tape.text(entry.log()))) {
            return differs("log", tape.text(entry.log()));
        }
        if (!entry.decidedBy(tape.member(statement, "expiresAt"))) {
            return "the statement expired at " + said("expiresAt") + ", before the decision";
        }
        if (step.isPresent()) {
            return stepDefect(step.get());
        }
        return tape.is(entry.type(), "identity.KeyProposed") ? keyDefect() : otherDefect();
    }

    private String said(String name) {
        String text = tape.string(statement, name);
        return text == null ? "" : text;
    }

    private String differs(String name, String actual) {
        return "the statement's " + name + " is " + said(name) + ", not " + actual;
    }

    private @Nullable String stepDefect(PaymentStep step) {
        if (!said("action").equals(step.action())) {
            return differs("action", step.action());
        }
        String subject = "payment:" + tape.string(data, "payment");
        if (!said("subject").equals(subject)) {
            return differs("subject", subject);
        }
        int end = tape.after(statement);
        for (int name = statement + 1; name < end; name = tape.after(name + 1)) {
            String member = tape.text(name);
            boolean known =
                    ALWAYS.contains(member)
                            || PaymentFacts.NAMES.contains(member)
                            || (member.equals("entry") && step != PaymentStep.SUBMITTED);
            if (!known && !OF_COMMAND.contains(member)) {
                return "the statement names " + member + ", which is none of the payment's facts";
            }
        }
        return factsDefect(OF_COMMAND);
    }

    private @Nullable String keyDefect() {
        if (!said("action").equals("identity.ProposeKey")) {
            return differs("action", "identity.ProposeKey");
        }
        String subject = "key:" + tape.string(data, "key");
        return said("subject").equals(subject) ? factsDefect(OF_KEY) : differs("subject", subject);
    }

    /// Each of these members is in both, with one value, or in none.
    private @Nullable String factsDefect(List<String> members) {
        for (String member : members) {
            int here = tape.member(statement, member);
            int there = tape.member(data, member);
            if (here < 0 && there < 0) {
                continue;
            }
            boolean equal =
                    here >= 0
                            && there >= 0
                            && (member.equals("invoices")
                                    ? invoicesEqual(here, there)
                                    : equal(here, there));
            if (!equal) {
                return "the statement's " + member + " is not the event's";
            }
        }
        return null;
    }

    /// Another entry of a signed command, about which the statement need say nothing.
    private @Nullable String otherDefect() {
        int end = tape.after(statement);
        for (int name = statement + 1; name < end; name = tape.after(name + 1)) {
            String member = tape.text(name);
            int fact = tape.member(data, member);
            if (!ALWAYS.contains(member) && fact >= 0 && !equal(name + 1, fact)) {
                return "the statement's " + member + " is not the event's";
            }
        }
        return null;
    }

    private boolean equal(int left, int right) {
        return tape.kind(left) == tape.kind(right)
                && Arrays.equals(
                        tape.source(),
                        tape.start(left),
                        tape.end(left),
                        tape.source(),
                        tape.start(right),
                        tape.end(right));
    }

    /// The handler names an invoice by its number, the event by the payee and the number.
    private boolean invoicesEqual(int numbers, int invoices) {
        int payee = tape.member(data, "payee");
        String prefix = payee < 0 ? "" : tape.string(payee, "id") + "/";
        if (tape.kind(numbers) != Kind.ARRAY || tape.kind(invoices) != Kind.ARRAY) {
            return false;
        }
        int number = numbers + 1;
        int invoice = invoices + 1;
        while (number < tape.after(numbers) && invoice < tape.after(invoices)) {
            if (tape.kind(number) != Kind.STRING
                    || tape.kind(invoice) != Kind.STRING
                    || !tape.text(invoice).equals(prefix + tape.text(number))) {
                return false;
            }
            number = tape.after(number);
            invoice = tape.after(invoice);
        }
        return number == tape.after(numbers) && invoice == tape.after(invoices);
    }
}
