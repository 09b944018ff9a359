package org.mingzhang.api.signing;

import java.util.Optional;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.crypto.ActorSigner;

/// Opens a person's key for one signature, against passphrase and second factor. Every attempt goes
/// on record before its outcome is told; whoever fails too often in a row is blocked by the
/// ledger's own rule, and then learns nothing from trying on.
public final class StepUp {

    private final SignInRecord record;
    private final ServerKeys keys;
    private final SecondFactors factors;

    /// A step-up whose attempts are recorded.
    public StepUp(SignInRecord record, ServerKeys keys, SecondFactors factors) {
        this.record = record;
        this.keys = keys;
        this.factors = factors;
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
            record.add(person, "wrongCode");
            throw new FaultException(new Fault.StepUpFailed());
        }
        record.add(person, signer.isPresent() ? "succeeded" : "wrongPassphrase");
        return signer.orElseThrow(() -> new FaultException(new Fault.StepUpFailed()));
    }

    /// Takes a code of the second factor alone, for somebody who has signed in.
    ///
    /// @throws FaultException as [#open]
    public void confirm(String person, String code) throws InterruptedException {
        boolean codeIsRight = factors.accept(person, code);
        record.add(person, codeIsRight ? "succeeded" : "wrongCode");
        if (!codeIsRight) {
            throw new FaultException(new Fault.StepUpFailed());
        }
    }
}
