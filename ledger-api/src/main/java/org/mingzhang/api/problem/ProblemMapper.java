package org.mingzhang.api.problem;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.mingzhang.api.json.ReceiptJson;
import org.mingzhang.api.problem.Fault.AfterNow;
import org.mingzhang.api.problem.Fault.AlreadyThere;
import org.mingzhang.api.problem.Fault.BadParameter;
import org.mingzhang.api.problem.Fault.BeforeLog;
import org.mingzhang.api.problem.Fault.CommitmentUnknown;
import org.mingzhang.api.problem.Fault.Forbidden;
import org.mingzhang.api.problem.Fault.IdReused;
import org.mingzhang.api.problem.Fault.Internal;
import org.mingzhang.api.problem.Fault.InvalidInput;
import org.mingzhang.api.problem.Fault.MethodNotAllowed;
import org.mingzhang.api.problem.Fault.NoSightOfMoney;
import org.mingzhang.api.problem.Fault.NotAcceptable;
import org.mingzhang.api.problem.Fault.NotFound;
import org.mingzhang.api.problem.Fault.OutsideScope;
import org.mingzhang.api.problem.Fault.OutsideUnits;
import org.mingzhang.api.problem.Fault.PoisonCommand;
import org.mingzhang.api.problem.Fault.PositionBeyondEnd;
import org.mingzhang.api.problem.Fault.PositionNotReached;
import org.mingzhang.api.problem.Fault.ReadOnly;
import org.mingzhang.api.problem.Fault.Refused;
import org.mingzhang.api.problem.Fault.SinkNotAllowed;
import org.mingzhang.api.problem.Fault.Standby;
import org.mingzhang.api.problem.Fault.StepUpFailed;
import org.mingzhang.api.problem.Fault.StepUpNeeded;
import org.mingzhang.api.problem.Fault.TokenFailed;
import org.mingzhang.api.problem.Fault.TooLarge;
import org.mingzhang.api.problem.Fault.TooMany;
import org.mingzhang.api.problem.Fault.TooManyRefusals;
import org.mingzhang.api.problem.Fault.Unauthenticated;
import org.mingzhang.api.problem.Fault.Unavailable;
import org.mingzhang.api.problem.Fault.UnsupportedMediaType;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.LedgerTexts;
import org.mingzhang.ledger.codec.shape.Violation;

/// Turns each fault into its problem document. The only place that does. Thread-safe.
public final class ProblemMapper {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /// The one rule of the ledger that is about who may, and not about what.
    private static final String FORBIDDEN_RULE = "role-not-permitted";

    private final ProblemTexts texts;
    private final LedgerTexts ledgerTexts;

    /// A mapper with the texts of the edge and of the ledger's own rules.
    public ProblemMapper(ProblemTexts texts, LedgerTexts ledgerTexts) {
        this.texts = texts;
        this.ledgerTexts = ledgerTexts;
    }

    /// The document of a fault, in the language of the locale if there is one for it.
    public Problem problem(Fault fault, Locale locale) {
        return switch (fault) {
            case Refused refused -> refusal(refused, locale);
            case InvalidInput(List<Violation> violations) -> invalid(violations, locale);
            case IdReused(String client, String id) ->
                    of("id-reused", 409, locale, client, id)
                            .with("client", client)
                            .with("id", id)
                            .build();
            case BadParameter bad -> badParameter(bad, locale);
            case Unauthenticated(boolean tokenGiven) ->
                    of("unauthenticated", 401, locale, tokenGiven ? 1 : 0).build();
            case Forbidden() -> of("forbidden", 403, locale).build();
            case OutsideScope(String scope, String division) ->
                    of("outside-scope", 403, locale, scope, division)
                            .with("scope", scope)
                            .with("division", division)
                            .build();
            case NoSightOfMoney(String role) ->
                    of("no-sight-of-money", 403, locale, role).with("role", role).build();
            case OutsideUnits(String units, String unit) ->
                    of("outside-units", 403, locale, units, unit)
                            .with("units", units)
                            .with("unit", unit)
                            .build();
            case NotFound(String kind, String value) ->
                    of("not-found", 404, locale, texts.text("kind." + kind, locale), value)
                            .with("kind", kind)
                            .with("value", value)
                            .build();
            case CommitmentUnknown(String commitment) ->
                    of("commitment-unknown", 404, locale, commitment)
                            .with("value", commitment)
                            .build();
            case StepUpNeeded() -> of("step-up-needed", 403, locale).build();
            case TokenFailed(String reason) ->
                    of("token-failed", 503, locale, reason).with("reason", reason).build();
            case StepUpFailed() -> of("step-up-failed", 403, locale).build();
            case AlreadyThere(String kind, String value) ->
                    of("already-there", 409, locale, texts.text("kind." + kind, locale), value)
                            .with("kind", kind)
                            .with("value", value)
                            .build();
            case PositionBeyondEnd(long position, long size) ->
                    of(
                                    "position-beyond-end",
                                    404,
                                    locale,
                                    Long.toString(position),
                                    Long.toString(size),
                                    Long.toString(size - 1))
                            .with("position", position)
                            .with("size", size)
                            .with("nearest", "@" + Math.max(0, size - 1))
                            .build();
            case BeforeLog(String name, String value, LocalDateTime first) ->
                    of("before-log", 404, locale, name, value, SECOND.format(first))
                            .with("parameter", name)
                            .with("value", value)
                            .with("first", first.toString())
                            .with("nearest", name + "=@0")
                            .build();
            case AfterNow(String name, String value, LocalDateTime now) ->
                    of("after-now", 400, locale, name, value, SECOND.format(now))
                            .with("parameter", name)
                            .with("value", value)
                            .with("now", now.toString())
                            .with("nearest", name + "=" + now.toLocalDate())
                            .build();
            case MethodNotAllowed(String method, List<String> allowed) ->
                    of("method-not-allowed", 405, locale, method, String.join(", ", allowed))
                            .with("allowed", allowed)
                            .build();
            case NotAcceptable(List<String> offered) ->
                    of("not-acceptable", 406, locale, String.join(", ", offered))
                            .with("offered", offered)
                            .build();
            case UnsupportedMediaType(String given, List<String> supported) ->
                    of("unsupported-media-type", 415, locale, given, String.join(", ", supported))
                            .with("supported", supported)
                            .build();
            case TooLarge(String what, long bytesMax) ->
                    of(
                                    "too-large",
                                    413,
                                    locale,
                                    texts.text("kind." + what, locale),
                                    Long.toString(bytesMax))
                            .with("bytesMax", bytesMax)
                            .build();
            case TooManyRefusals(CommandRefused refusal, long retryAfterSeconds) ->
                    facts(
                                    refusal,
                                    of(
                                            "too-many-refusals",
                                            429,
                                            locale,
                                            ledgerTexts.refusalDetail(refusal, locale),
                                            Long.toString(retryAfterSeconds)))
                            .retryAfter(retryAfterSeconds)
                            .build();
            case TooMany(String kind, int most) ->
                    of(
                                    "too-many",
                                    429,
                                    locale,
                                    texts.text("kind." + kind, locale),
                                    Integer.toString(most))
                            .with("kind", kind)
                            .with("most", most)
                            .build();
            case SinkNotAllowed(String place) ->
                    of("sink-not-allowed", 403, locale, place).with("place", place).build();
            case Unavailable(long retryAfterSeconds) ->
                    of("unavailable", 503, locale, Long.toString(retryAfterSeconds))
                            .retryAfter(retryAfterSeconds)
                            .build();
            case ReadOnly(String reason) ->
                    of("read-only", 503, locale).with("reason", reason).build();
            case Standby(String where, long retryAfterSeconds) ->
                    of("standby", 503, locale, where)
                            .with("writer", where)
                            .retryAfter(retryAfterSeconds)
                            .build();
            case PositionNotReached(long position, long size, long retryAfterSeconds) ->
                    of(
                                    "position-not-reached",
                                    503,
                                    locale,
                                    Long.toString(position),
                                    Long.toString(size))
                            .with("position", position)
                            .with("size", size)
                            .retryAfter(retryAfterSeconds)
                            .build();
            case PoisonCommand(String incident) ->
                    of("command-failed", 500, locale, incident).with("incident", incident).build();
            case Internal(String incident) ->
                    of("internal-error", 500, locale, incident).with("incident", incident).build();
        };
    }

    /// What something must be, in the language of the locale.
    public String expected(Expected expected, Locale locale) {
        return texts.expected(expected, locale);
    }

    private Problem badParameter(BadParameter bad, Locale locale) {
        String expected = texts.expected(bad.expected(), locale);
        Draft draft =
                of("bad-parameter", 400, locale, bad.name(), bad.value(), expected)
                        .with("parameter", bad.name())
                        .with("value", bad.value())
                        .with("expected", expected);
        if (bad.expected() instanceof Expected.Usable(String reason)) {
            draft.with("reason", reason);
        }
        return draft.build();
    }

    private Problem refusal(Refused refused, Locale locale) {
        CommandRefused refusal = refused.refusal();
        Draft draft =
                new Draft(
                        refusal.rule(),
                        refusal.rule().equals(FORBIDDEN_RULE) ? 403 : 422,
                        ledgerTexts.refusalTitle(refusal, locale),
                        ledgerTexts.refusalDetail(refusal, locale));
        facts(refusal, draft);
        draft.with("receipt", new ReceiptJson(refused.receipt(), refused.repeated()));
        return draft.build();
    }

    private static Draft facts(CommandRefused refusal, Draft draft) {
        draft.with("rule", refusal.rule());
        refusal.ruleVersion().ifPresent(version -> draft.with("ruleVersion", version));
        refusal.limit().ifPresent(limit -> draft.with("limit", limit));
        refusal.value().ifPresent(value -> draft.with("value", value));
        refusal.reference().ifPresent(reference -> draft.with("reference", reference));
        return draft;
    }

    private Problem invalid(List<Violation> violations, Locale locale) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Violation violation : violations) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("field", violation.pointer());
            item.put("rule", violation.rule());
            violation.value().ifPresent(value -> item.put("value", value));
            item.put("message", ledgerTexts.violation(violation, locale));
            list.add(item);
        }
        return of("invalid-input", 400, locale, violations.size()).with("violations", list).build();
    }

    private Draft of(String code, int status, Locale locale, Object... arguments) {
        return new Draft(
                code,
                status,
                texts.text(code + ".title", locale),
                texts.text(code + ".detail", locale, arguments));
    }

    private static final class Draft {

        private final String code;
        private final int status;
        private final String title;
        private final String detail;
        private final Map<String, Object> members = new LinkedHashMap<>();
        private OptionalLong retryAfterSeconds = OptionalLong.empty();

        private Draft(String code, int status, String title, String detail) {
            this.code = code;
            this.status = status;
            this.title = title;
            this.detail = detail;
        }

        private Draft with(String name, Object value) {
            members.put(name, value);
            return this;
        }

        private Draft retryAfter(long seconds) {
            retryAfterSeconds = OptionalLong.of(seconds);
            return with("retryAfterSeconds", seconds);
        }

        private Problem build() {
            return new Problem(code, status, title, detail, members, retryAfterSeconds);
        }
    }
}
