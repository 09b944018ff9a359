package org.mingzhang.api.signing;

import java.util.Optional;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;

/// Has a person's key sign once, against what opens it where it is held. Every attempt goes on
/// record before its outcome is told; whoever fails too often in a row is blocked by the ledger's
/// own rule, and then learns nothing from trying on.
public final class StepUp {

    private final SignInRecord record;
    private final SecondFactors factors;

    /// A step-up whose attempts are recorded.
    public StepUp(SignInRecord record, SecondFactors factors) {
        this.record = record;
        this.factors = factors;
    }

    /// The signature of a message.
    ///
    /// @param secret passphrase or PIN
    /// @param code of the second factor, where the holder wants one
    /// @throws FaultException [Fault.StepUpFailed] if something that was shown is wrong, and
    ///   [Fault.Refused] if the person is blocked
    public byte[] sign(
            KeyHolder holder, String person, String key, byte[] message, String secret, String code)
            throws InterruptedException {
        boolean codeIsRight = !holder.wantsCode() || factors.accept(person, code);
        Optional<byte[]> signature = holder.sign(person, key, secret, message);
        if (!codeIsRight) {
            record.add(person, "wrongCode");
            throw new FaultException(new Fault.StepUpFailed());
        }
        record.add(person, signature.isPresent() ? "succeeded" : "wrongPassphrase");
        return signature.orElseThrow(() -> new FaultException(new Fault.StepUpFailed()));
    }

    /// Takes a code of the second factor alone, for somebody who has signed in.
    ///
    /// @throws FaultException as [#sign]
    public void confirm(String person, String code) throws InterruptedException {
        boolean codeIsRight = factors.accept(person, code);
        record.add(person, codeIsRight ? "succeeded" : "wrongCode");
        if (!codeIsRight) {
            throw new FaultException(new Fault.StepUpFailed());
        }
    }
}
