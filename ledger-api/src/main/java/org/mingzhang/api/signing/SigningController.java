package org.mingzhang.api.signing;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.crypto.ActorKey;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.identity.Custody;
import org.mingzhang.ledger.log.entry.Statement;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Signing: what there is to sign, and the keys that the server holds or reaches.
///
/// Whoever holds a key of their own needs only the first address: it gives the statement and the
/// bytes to sign, and the command is then submitted with the signature. Whoever has a token that
/// the server reaches proposes its key and signs with the PIN. Everybody else makes a second factor
/// and a key here, proposes the key, and lets the server sign.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
public final class SigningController {

    private static final int PASSPHRASE_LENGTH_MIN = 12;
    private static final int PASSPHRASE_LENGTH_MAX = 200;

    private final StatementDesk statements;
    private final ServerKeys keys;
    private final SecondFactors factors;
    private final ServerSignatures signatures;
    private final KeyStandings standings;
    private final String log;
    private final JsonMapper json;

    /// A door to keys and statements.
    ///
    /// @param keys those that the server holds
    /// @param signatures by them and by those in tokens
    /// @param standings where all keys stand
    /// @param log the name of the log, for authenticator apps
    public SigningController(
            StatementDesk statements,
            ServerKeys keys,
            SecondFactors factors,
            ServerSignatures signatures,
            KeyStandings standings,
            String log,
            JsonMapper json) {
        this.statements = statements;
        this.keys = keys;
        this.factors = factors;
        this.signatures = signatures;
        this.standings = standings;
        this.log = log;
        this.json = json;
    }

    /// What the caller would sign for a command: the statement, and the bytes to sign, in base64.
    @PostMapping(path = "/statements", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> statement(
            @AuthenticationPrincipal Identity caller, @RequestBody JsonNode command) {
        ObjectNode statement = statements.statementOf(json.writeValueAsBytes(command), caller);
        return answer(
                HttpStatus.OK,
                Map.of(
                        "statement",
                        statement,
                        "bytes",
                        Base64.getEncoder().encodeToString(Statement.signedBytes(statement))));
    }

    /// Gives the caller a second factor, once: what an authenticator app takes in. It is not shown
    /// again.
    @PostMapping("/second-factor")
    public ResponseEntity<Map<String, Object>> secondFactor(
            @AuthenticationPrincipal Identity caller) {
        byte[] secret =
                factors.create(caller.person())
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.AlreadyThere("second-factor", caller.person())));
        return answer(HttpStatus.CREATED, Map.of("uri", Totp.uri(secret, caller.person(), log)));
    }

    /// A key to make.
    ///
    /// @param alg `sm2-sm3` or `ed25519`
    /// @param passphrase of 12 to 200 characters, known to the caller alone
    public record KeyRequest(Optional<String> alg, Optional<String> passphrase) {}

    /// Makes a key that the server holds for the caller. It signs once it is proposed and enrolled.
    @PostMapping(path = "/keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> key(
            @AuthenticationPrincipal Identity caller, @RequestBody KeyRequest request) {
        String alg = request.alg().orElse("");
        SignatureScheme scheme =
                SignatureScheme.of(alg)
                        .orElseThrow(
                                () -> wrong("alg", alg, Expected.OneOf.of("sm2-sm3", "ed25519")));
        String passphrase = request.passphrase().orElse("");
        if (passphrase.length() < PASSPHRASE_LENGTH_MIN
                || passphrase.length() > PASSPHRASE_LENGTH_MAX) {
            // Not even a wrong passphrase is repeated.
            throw wrong(
                    "passphrase",
                    "…",
                    new Expected.Characters(PASSPHRASE_LENGTH_MIN, PASSPHRASE_LENGTH_MAX));
        }
        if (!factors.exists(caller.person())) {
            throw new FaultException(new Fault.NotFound("second-factor", caller.person()));
        }
        ActorKey key = keys.create(caller.person(), scheme, passphrase);
        return answer(HttpStatus.CREATED, proposal(key, keys.custody()));
    }

    /// The keys in the caller's token, each as it is proposed.
    @GetMapping("/keys")
    public ResponseEntity<Map<String, Object>> keys(@AuthenticationPrincipal Identity caller) {
        return answer(
                HttpStatus.OK,
                Map.of(
                        "keys",
                        signatures.foundFor(caller.person()).stream()
                                .map(found -> proposal(found.key(), found.custody()))
                                .toList()));
    }

    /// Where a key of the caller stands: `proposed`, `enrolled`, `revoked`, or `unknown` where it
    /// is none of theirs. It signs once it is enrolled.
    @GetMapping("/keys/{key}")
    public ResponseEntity<Map<String, Object>> key(
            @AuthenticationPrincipal Identity caller, @PathVariable String key) {
        return answer(
                HttpStatus.OK, Map.of("key", key, "state", standings.of(caller.person(), key)));
    }

    private static Map<String, Object> proposal(ActorKey key, Custody custody) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", key.id());
        data.put("alg", key.scheme().id());
        data.put("publicKey", Base64.getEncoder().encodeToString(key.raw()));
        data.put("custody", custody.name().toLowerCase(Locale.ROOT));
        return data;
    }

    /// A command to sign with a key that the server holds, or that lies in the caller's token.
    ///
    /// @param command as it will be submitted
    /// @param key the name of the key
    /// @param passphrase of a key that the server holds
    /// @param code of the second factor, for such a key
    /// @param pin of the token
    public record SignatureRequest(
            Optional<JsonNode> command,
            Optional<String> key,
            Optional<String> passphrase,
            Optional<String> code,
            Optional<String> pin) {

        /// Without the secrets.
        @Override
        public String toString() {
            return "SignatureRequest[" + key + "]";
        }
    }

    /// Signs the statement of a command. The answer is the member `signature` of that command.
    @PostMapping(path = "/signatures", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> signature(
            @AuthenticationPrincipal Identity caller, @RequestBody SignatureRequest request)
            throws InterruptedException {
        JsonNode command =
                request.command().orElseThrow(() -> wrong("command", "", Expected.Form.COMMAND));
        return answer(
                HttpStatus.OK,
                signatures.sign(
                        json.writeValueAsBytes(command),
                        caller,
                        request.key().orElse(""),
                        request.pin().or(request::passphrase).orElse(""),
                        request.code().orElse("")));
    }

    private static FaultException wrong(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }

    private static ResponseEntity<Map<String, Object>> answer(
            HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
    }
}
