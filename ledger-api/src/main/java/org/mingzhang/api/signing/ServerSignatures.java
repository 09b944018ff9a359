package org.mingzhang.api.signing;

import java.util.Base64;
import java.util.Map;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.crypto.ActorSigner;
import org.mingzhang.ledger.log.entry.Statement;
import tools.jackson.databind.node.ObjectNode;

/// Signs commands with the keys that the server holds.
public final class ServerSignatures {

    private final StatementDesk statements;
    private final ServerKeys keys;
    private final StepUp stepUp;

    /// Signatures by keys that a step-up opens.
    public ServerSignatures(StatementDesk statements, ServerKeys keys, StepUp stepUp) {
        this.statements = statements;
        this.keys = keys;
        this.stepUp = stepUp;
    }

    /// The member `signature` of a command.
    ///
    /// @param command as it will be submitted
    /// @param key the name of the key
    /// @param passphrase of the key
    /// @param code of the second factor
    /// @throws FaultException if the caller has no such key, or something that was shown is wrong
    public Map<String, Object> sign(
            byte[] command, Identity caller, String key, String passphrase, String code)
            throws InterruptedException {
        ObjectNode statement = statements.statementOf(command, caller);
        if (!keys.holds(caller.person(), key)) {
            throw new FaultException(new Fault.NotFound("key", key));
        }
        ActorSigner signer = stepUp.open(caller.person(), key, passphrase, code);
        return Map.of(
                "alg",
                signer.key().scheme().id(),
                "key",
                key,
                "statement",
                statement,
                "value",
                Base64.getEncoder().encodeToString(signer.sign(Statement.signedBytes(statement))));
    }
}
