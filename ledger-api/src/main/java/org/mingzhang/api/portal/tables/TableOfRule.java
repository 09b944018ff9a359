package org.mingzhang.api.portal.tables;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mingzhang.ledger.ruletable.TableForm;

/// The version of a published table that a refusal rests on.
///
/// @param form which table
/// @param division whose table
/// @param version its number; absent where none was in force
public record TableOfRule(TableForm form, String division, Optional<String> version) {

    /// The rules that read one table and do not name it.
    private static final Map<String, TableForm> READ_BY =
            Map.of(
                    "authority-exceeded", TableForm.BUSINESS_AUTHORITY,
                    "approval-not-next", TableForm.AUTHORITY_LIMITS,
                    "claim-missing", TableForm.CLAIM_REQUIRED,
                    "review-required", TableForm.JOINT_REVIEW);

    private static final Pattern NAME =
            Pattern.compile("\\b([A-Z0-9]{1,12})/([a-z][a-z-]*[a-z])\\b");

    /// The table of a refusal: the one that its texts name, or the one that its rule reads.
    ///
    /// @param rule the code of the rule
    /// @param version of the rule
    /// @param division of what was attempted
    /// @param texts limit, value and reference of the refusal
    public static Optional<TableOfRule> of(
            String rule,
            Optional<String> version,
            Optional<String> division,
            Stream<String> texts) {
        return texts.flatMap(text -> NAME.matcher(text).results())
                .flatMap(found ->
                        TableForm.of(found.group(2))
                                .map(form -> new TableOfRule(form, found.group(1), version))
                                .stream())
                .findFirst()
                .or(() ->
                        Optional.ofNullable(READ_BY.get(rule))
                                .flatMap(form ->
                                        division.map(of -> new TableOfRule(form, of, version))));
    }

    /// The address behind `/open` of its page.
    public String tail() {
        return "/table/" + form.in(division);
    }
}
