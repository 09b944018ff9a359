package org.mingzhang.api.portal.work;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mingzhang.api.accounts.SecondFactorAgain;
import org.mingzhang.api.commands.CommandDesk;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.problem.Problem;
import org.mingzhang.api.problem.ProblemMapper;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.signing.ServerSignatures;
import org.mingzhang.api.signing.ServerSignatures.Held;
import org.mingzhang.ledger.codec.LedgerTexts;
import org.mingzhang.ledger.identity.Custody;
import org.springframework.http.HttpStatusCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Submits what somebody chose on a page, at the same desk as the API: with the second factor where
/// one is asked for, signed where a rule asks for it.
public final class Submissions {

    /// What the forms send beside the facts: the second factor, and the signature, which the
    /// browser makes or the server with the key that it holds.
    public static final Set<String> FORM = Set.of("code", "key", "passphrase", "signature");

    private static final String SIGNATURE_RULE = "signature-missing";

    private final CommandDesk desk;
    private final SecondFactorAgain secondFactor;
    private final ServerSignatures signatures;
    private final ProblemMapper mapper;
    private final Supplier<String> ids;
    private final LedgerTexts texts;
    private final JsonMapper json;

    /// Submissions at a desk.
    ///
    /// @param ids gives a new id with each call
    public Submissions(
            CommandDesk desk,
            SecondFactorAgain secondFactor,
            ServerSignatures signatures,
            ProblemMapper mapper,
            Supplier<String> ids,
            JsonMapper json) {
        this.desk = desk;
        this.secondFactor = secondFactor;
        this.signatures = signatures;
        this.mapper = mapper;
        this.ids = ids;
        this.texts = new LedgerTexts();
        this.json = json;
    }

    /// The id of a command that has not been sent yet. A form keeps it, so that sending it twice
    /// does nothing twice.
    public String newId() {
        return "portal-" + ids.get();
    }

    /// What a command would meet now.
    ///
    /// @param refusal why the ledger would refuse it, in words; empty if it would not
    /// @param stepUp whether the second factor is shown again
    /// @param signing whether a rule asks for a signature
    /// @param keys the person's keys that the server holds, or that lie in tokens which it reaches
    /// @param command what the browser signs, as JSON
    public record Outlook(
            String refusal, boolean stepUp, boolean signing, List<Held> keys, String command) {

        public Outlook {
            keys = List.copyOf(keys);
        }

        /// What opens the keys: `passphrase`, `pin`, or `passphrase-or-pin` where there are both.
        public String secret() {
            boolean pin = keys.stream().anyMatch(key -> key.custody() == Custody.TOKEN);
            boolean passphrase = keys.stream().anyMatch(key -> key.custody() != Custody.TOKEN);
            return pin && passphrase ? "passphrase-or-pin" : pin ? "pin" : "passphrase";
        }

        /// Whether one of the keys wants a code of the second factor.
        public boolean wantsCode() {
            return keys.stream().anyMatch(Held::wantsCode);
        }

        /// Whether all of them do.
        public boolean alwaysWantsCode() {
            return keys.stream().allMatch(Held::wantsCode);
        }

        /// Nothing is asked for.
        public static final Outlook NONE = new Outlook("", false, false, List.of(), "");
    }

    /// What a command would meet if it were submitted now; nothing is recorded.
    public Outlook outlook(Desk who, ObjectNode command) {
        byte[] bytes = json.writeValueAsBytes(command);
        CommandDesk.Outlook found = desk.foresee(bytes, who.person());
        boolean signing =
                found.refusal()
                        .filter(refusal -> refusal.rule().equals(SIGNATURE_RULE))
                        .isPresent();
        return new Outlook(
                found.refusal()
                        .filter(_ -> !signing)
                        .map(refusal -> texts.refusalDetail(refusal, locale(who)))
                        .orElse(""),
                found.stepUp(),
                signing,
                signing ? signatures.heldFor(who.person().person()) : List.of(),
                json.writeValueAsString(command));
    }

    /// Submits a command.
    ///
    /// @return the position of what was recorded
    /// @throws FaultException if it was not accepted
    public long submit(Desk who, ObjectNode command, HttpServletRequest request)
            throws InterruptedException {
        Map<String, String> given = who.visit().question().given();
        Identity caller = who.person();
        String code = given.getOrDefault("code", "");
        if (given.containsKey("passphrase")) {
            String key = given.getOrDefault("key", "");
            boolean takesCode = signatures.wantsCode(caller.person(), key);
            if (!takesCode) {
                caller = confirmed(request, caller, code);
            }
            command.set(
                    "signature",
                    json.valueToTree(
                            signatures.sign(
                                    json.writeValueAsBytes(command),
                                    caller,
                                    key,
                                    given.getOrDefault("passphrase", ""),
                                    code)));
            if (takesCode) {
                caller = secondFactor.shown(request, caller);
            }
        } else {
            Optional.ofNullable(given.get("signature"))
                    .ifPresent(signature -> command.set("signature", read(signature)));
            caller = confirmed(request, caller, code);
        }
        return desk.submit(json.writeValueAsBytes(command), caller).receipt().position();
    }

    /// With the second factor shown just now, where a code was typed.
    private Identity confirmed(HttpServletRequest request, Identity caller, String code)
            throws InterruptedException {
        return code.isEmpty() ? caller : secondFactor.confirm(request, caller, code);
    }

    private JsonNode read(String signature) {
        try {
            return json.readTree(signature);
        } catch (JacksonException _) {
            throw new FaultException(new Fault.BadParameter("signature", "…", Expected.Form.JSON));
        }
    }

    /// What something must be, for the page.
    public String expected(Desk who, Expected expected) {
        return mapper.expected(expected, locale(who));
    }

    /// Why something did not go, for the page.
    public Rebuke rebuke(Desk who, Fault fault) {
        Problem problem = mapper.problem(fault, locale(who));
        // A program goes elsewhere with the code; a person has the field before them.
        return fault instanceof Fault.StepUpNeeded
                ? new Rebuke(problem.title(), who.words().of("case.step-up"), List.of())
                : Rebuke.of(problem, who);
    }

    /// The status of an answer that says so.
    public HttpStatusCode status(Fault fault) {
        return HttpStatusCode.valueOf(mapper.problem(fault, Locale.ENGLISH).status());
    }

    private static Locale locale(Desk who) {
        return who.visit().language().locale();
    }
}
