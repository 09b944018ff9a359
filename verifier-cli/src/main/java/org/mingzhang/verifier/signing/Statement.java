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

    /// Named by the handler alone, and in the event with the id before it of whom or what it is of.
    private static final List<String> QUALIFIED = List.of("contractLine", "invoices");

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
    @Nullable String defect(Optional<SignedStep> step) {
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

    private @Nullable String stepDefect(SignedStep step) {
        if (!said("action").equals(step.action())) {
            return differs("action", step.action());
        }
        String subject = step.subject() + ":" + tape.string(data, step.subject());
        if (!said("subject").equals(subject)) {
            return differs("subject", subject);
        }
        int end = tape.after(statement);
        for (int name = statement + 1; name < end; name = tape.after(name + 1)) {
            String member = tape.text(name);
            boolean known =
                    ALWAYS.contains(member)
                            || (step.isOfPayment() && PaymentFacts.NAMES.contains(member))
                            || (step.followsSubmission() && member.equals("entry"));
            if (!known && !step.members().contains(member)) {
                return "the statement names " + member + ", which is none of the facts";
            }
        }
        return factsDefect(step.members());
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
            boolean equal = here >= 0 && there >= 0 && equal(here, there);
            boolean qualified =
                    here >= 0
                            && there >= 0
                            && QUALIFIED.contains(member)
                            && isQualified(here, there, owner(member) + "/");
            if (!equal && !qualified) {
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

    /// Invoices are the payee's; so are lines of contracts, unless the contract is named.
    private String owner(String member) {
        String contract = member.equals("contractLine") ? tape.string(data, "contract") : null;
        int payee = tape.member(data, "payee");
        if (contract != null) {
            return contract;
        }
        String id = payee < 0 ? null : tape.string(payee, "id");
        return id == null ? "" : id;
    }

    private boolean isQualified(int said, int recorded, String prefix) {
        if (tape.kind(said) != tape.kind(recorded)) {
            return false;
        }
        if (tape.kind(said) == Kind.STRING) {
            return tape.text(recorded).equals(prefix + tape.text(said));
        }
        if (tape.kind(said) != Kind.ARRAY) {
            return false;
        }
        int one = said + 1;
        int other = recorded + 1;
        while (one < tape.after(said) && other < tape.after(recorded)) {
            if (tape.kind(one) != Kind.STRING || !isQualified(one, other, prefix)) {
                return false;
            }
            one = tape.after(one);
            other = tape.after(other);
        }
        return one == tape.after(said) && other == tape.after(recorded);
    }
}
