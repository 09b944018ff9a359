package org.mingzhang.api.signing;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final List<KeyHolder> holders;
    private final SecondFactors factors;
    private final StepUp stepUp;
    private final String log;
    private final JsonMapper json;

    /// A door to keys and statements.
    ///
    /// @param keys those that the server holds
    /// @param holders all places in which keys lie
    /// @param log the name of the log, for authenticator apps
    public SigningController(
            StatementDesk statements,
            ServerKeys keys,
            List<KeyHolder> holders,
            SecondFactors factors,
            StepUp stepUp,
            String log,
            JsonMapper json) {
        this.statements = statements;
        this.keys = keys;
        this.holders = List.copyOf(holders);
        this.factors = factors;
        this.stepUp = stepUp;
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
                SignatureScheme.of(alg).orElseThrow(() -> wrong("alg", alg, "sm2-sm3 or ed25519"));
        String passphrase = request.passphrase().orElse("");
        if (passphrase.length() < PASSPHRASE_LENGTH_MIN
                || passphrase.length() > PASSPHRASE_LENGTH_MAX) {
            // Not even a wrong passphrase is repeated.
            throw wrong("passphrase", "…", "12 to 200 characters");
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
                        holders.stream()
                                .flatMap(holder ->
                                        holder.foundFor(caller.person()).stream()
                                                .map(key -> proposal(key, holder.custody())))
                                .toList()));
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
        JsonNode command = request.command().orElseThrow(() -> wrong("command", "", "a command"));
        ObjectNode statement = statements.statementOf(json.writeValueAsBytes(command), caller);
        String name = request.key().orElse("");
        KeyHolder holder =
                holders.stream()
                        .filter(place -> place.schemeOf(caller.person(), name).isPresent())
                        .findFirst()
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("key", name)));
        byte[] value =
                stepUp.sign(
                        holder,
                        caller.person(),
                        name,
                        Statement.signedBytes(statement),
                        holder.wantsCode()
                                ? request.passphrase().orElse("")
                                : request.pin().orElse(""),
                        request.code().orElse(""));
        return answer(
                HttpStatus.OK,
                Map.of(
                        "alg",
                        holder.schemeOf(caller.person(), name).orElseThrow().id(),
                        "key",
                        name,
                        "statement",
                        statement,
                        "value",
                        Base64.getEncoder().encodeToString(value)));
    }

    private static FaultException wrong(String name, String value, String expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }

    private static ResponseEntity<Map<String, Object>> answer(
            HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
    }
}
