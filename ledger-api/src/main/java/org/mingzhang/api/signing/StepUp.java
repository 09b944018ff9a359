package org.mingzhang.api.signing;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.mingzhang.api.commands.CommandDesk;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.crypto.ActorSigner;
import org.mingzhang.ledger.decider.Occasion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Opens a person's key for one signature, against passphrase and second factor. Every attempt goes
/// on record before its outcome is told; whoever fails too often in a row is blocked by the
/// ledger's own rule, and then learns nothing from trying on.
public final class StepUp {

    private static final String RECORDER = "access";
    private static final Sender ACCESS =
            new Sender(RECORDER, new Occasion.Person(RECORDER, "system", RECORDER));

    private final Ledger ledger;
    private final CommandBinder binder;
    private final CommandDesk desk;
    private final ServerKeys keys;
    private final SecondFactors factors;
    private final Supplier<String> ids;

    /// A step-up whose attempts are recorded in a ledger.
    ///
    /// @param ids gives a new id with each call
    public StepUp(
            Ledger ledger,
            CommandBinder binder,
            CommandDesk desk,
            ServerKeys keys,
            SecondFactors factors,
            Supplier<String> ids) {
        this.ledger = ledger;
        this.binder = binder;
        this.desk = desk;
        this.keys = keys;
        this.factors = factors;
        this.ids = ids;
    }

    /// The key, opened.
    ///
    /// @throws FaultException [Fault.StepUpFailed] if something that was shown is wrong, and
    ///   [Fault.Refused] if the person is blocked
    public ActorSigner open(String person, String key, String passphrase, String code)
            throws InterruptedException {
        boolean codeIsRight = factors.accept(person, code);
        Optional<ActorSigner> signer = keys.open(person, key, passphrase);
        if (!codeIsRight) {
            record(person, "wrongCode");
            throw new FaultException(new Fault.StepUpFailed());
        }
        record(person, signer.isPresent() ? "succeeded" : "wrongPassphrase");
        return signer.orElseThrow(() -> new FaultException(new Fault.StepUpFailed()));
    }

    private void record(String person, String outcome) throws InterruptedException {
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        String id = ids.get();
        command.put("type", "identity.RecordSignIn").put("id", id);
        command.putObject("data").put("person", person).put("outcome", outcome);
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
