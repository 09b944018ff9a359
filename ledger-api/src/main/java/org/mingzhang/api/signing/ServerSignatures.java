package org.mingzhang.api.signing;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.crypto.ActorKey;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.identity.Custody;
import org.mingzhang.ledger.log.entry.Statement;
import tools.jackson.databind.node.ObjectNode;

/// Signs commands with the keys that the server holds, or that lie in tokens which it reaches.
public final class ServerSignatures {

    private final StatementDesk statements;
    private final List<KeyHolder> holders;
    private final StepUp stepUp;

    /// Signatures by keys that a step-up opens.
    ///
    /// @param holders all places in which keys lie
    public ServerSignatures(StatementDesk statements, List<KeyHolder> holders, StepUp stepUp) {
        this.statements = statements;
        this.holders = List.copyOf(holders);
        this.stepUp = stepUp;
    }

    /// A key that was made elsewhere.
    ///
    /// @param key the key
    /// @param custody what it is proposed as
    public record Found(ActorKey key, Custody custody) {}

    /// The keys of a person that were made elsewhere and may be proposed.
    public List<Found> foundFor(String person) {
        return holders.stream()
                .flatMap(holder ->
                        holder.foundFor(person).stream()
                                .map(key -> new Found(key, holder.custody())))
                .toList();
    }

    /// A key that signs here for its person.
    ///
    /// @param name the name of the key
    /// @param custody where it lies
    /// @param wantsCode whether a code of the second factor is shown beside its secret
    public record Held(String name, Custody custody, boolean wantsCode) {}

    /// The keys that can sign here for a person. A token that does not answer offers none: whoever
    /// signs with it nevertheless learns why.
    public List<Held> heldFor(String person) {
        return holders.stream()
                .flatMap(holder ->
                        namesOf(holder, person).stream()
                                .map(name -> new Held(name, holder.custody(), holder.wantsCode())))
                .toList();
    }

    private static List<String> namesOf(KeyHolder holder, String person) {
        try {
            return holder.namesOf(person);
        } catch (FaultException _) {
            return List.of();
        }
    }

    /// Whether a code of the second factor is shown beside the secret of a key, as for one that
    /// nobody knows.
    public boolean wantsCode(String person, String key) {
        return holders.stream()
                .filter(place -> place.schemeOf(person, key).isPresent())
                .findFirst()
                .map(KeyHolder::wantsCode)
                .orElse(true);
    }

    /// The member `signature` of a command.
    ///
    /// @param command as it will be submitted
    /// @param key the name of the key
    /// @param secret passphrase of the key, or PIN of its token
    /// @param code of the second factor, where the key's holder wants one
    /// @throws FaultException if the caller has no such key, or something that was shown is wrong
    public Map<String, Object> sign(
            byte[] command, Identity caller, String key, String secret, String code)
            throws InterruptedException {
        ObjectNode statement = statements.statementOf(command, caller);
        String person = caller.person();
        KeyHolder holder =
                holders.stream()
                        .filter(place -> place.schemeOf(person, key).isPresent())
                        .findFirst()
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("key", key)));
        byte[] value =
                stepUp.sign(holder, person, key, Statement.signedBytes(statement), secret, code);
        return Map.of(
                "alg",
                holder.schemeOf(person, key).map(SignatureScheme::id).orElseThrow(),
                "key",
                key,
                "statement",
                statement,
                "value",
                Base64.getEncoder().encodeToString(value));
    }
}
