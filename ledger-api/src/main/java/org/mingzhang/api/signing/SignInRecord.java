package org.mingzhang.api.signing;

import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.mingzhang.api.commands.CommandDesk;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts attempts of persons to prove who they are on record, each before its outcome is told.
public final class SignInRecord {

    private static final String RECORDER = "access";
    private static final Sender ACCESS =
            new Sender(RECORDER, new Occasion.Person(RECORDER, "system", RECORDER));

    private final Ledger ledger;
    private final CommandBinder binder;
    private final CommandDesk desk;
    private final Supplier<String> ids;

    /// A record in a ledger.
    ///
    /// @param ids gives a new id with each call
    public SignInRecord(
            Ledger ledger, CommandBinder binder, CommandDesk desk, Supplier<String> ids) {
        this.ledger = ledger;
        this.binder = binder;
        this.desk = desk;
        this.ids = ids;
    }

    /// Records an attempt.
    ///
    /// @param outcome `succeeded`, `wrongPassphrase` or `wrongCode`
    /// @throws FaultException [org.mingzhang.api.problem.Fault.Refused] if the person is blocked
    public void add(String person, String outcome) throws InterruptedException {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("person", person).put("outcome", outcome);
        submit("identity.RecordSignIn", data);
    }

    /// Records what became of something with which a person signs in.
    ///
    /// @param change for instance `passwordReset`
    /// @param by who did it
    /// @param reason why; empty where the person did it
    public void change(String person, String change, String by, String reason)
            throws InterruptedException {
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("person", person)
                        .put("change", change)
                        .put("by", by);
        if (!reason.isEmpty()) {
            data.put("reason", reason);
        }
        submit("identity.RecordCredential", data);
    }

    private void submit(String type, ObjectNode data) throws InterruptedException {
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        String id = ids.get();
        command.put("type", type).put("id", id);
        command.set("data", data);
        Binding bound = binder.bind(command, ACCESS);
        if (!(bound instanceof Binding.Bound(var submission))) {
            throw new IllegalStateException("no report of a sign-in: " + bound);
        }
        Answer answer;
        try {
            answer = ledger.submit(submission).get();
        } catch (ExecutionException e) {
            throw new FaultException(desk.faultOf(e, id));
        }
        CommandDesk.faultOf(answer)
                .ifPresent(fault -> {
                    throw new FaultException(fault);
                });
    }
}
