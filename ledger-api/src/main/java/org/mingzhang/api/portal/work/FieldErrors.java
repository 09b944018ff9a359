package org.mingzhang.api.portal.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.ledger.codec.LedgerTexts;
import org.mingzhang.ledger.codec.shape.Violation;

/// Where on a form a mistake belongs.
///
/// @param members the field of a member of the command that is called otherwise on the form
/// @param rules the field of what a rule forbids; a rule that is not there is about the whole
public record FieldErrors(Map<String, String> members, Map<String, String> rules) {

    public FieldErrors {
        members = Map.copyOf(members);
        rules = Map.copyOf(rules);
    }

    /// What is wrong with each field.
    public Map<String, String> of(Desk desk, Fault fault) {
        return switch (fault) {
            case Fault.InvalidInput(var violations) ->
                    of(violations, desk.visit().language().locale());
            case Fault.Refused(var _, var refusal, var _) ->
                    Optional.ofNullable(rules.get(refusal.rule()))
                            .map(field -> Map.of(field, desk.words().of("apply.see-above")))
                            .orElse(Map.of());
            default -> Map.of();
        };
    }

    private Map<String, String> of(List<Violation> violations, Locale language) {
        LedgerTexts texts = new LedgerTexts();
        Map<String, String> errors = new LinkedHashMap<>();
        for (Violation violation : violations) {
            errors.putIfAbsent(field(violation.pointer()), texts.violation(violation, language));
        }
        return errors;
    }

    private String field(String pointer) {
        String member = pointer.replaceFirst("^/data/", "").replaceFirst("^/", "");
        String first = member.replaceFirst("/.*", "");
        return members.getOrDefault(member, first);
    }
}
