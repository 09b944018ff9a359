package org.mingzhang.api.queries;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.PaymentSource;
import org.mingzhang.projections.payments.PaymentState;
import org.mingzhang.projections.procedures.ProcedureFilter;
import org.mingzhang.projections.procedures.ProcedureKind;
import org.mingzhang.projections.refusals.RefusalFilter;

/// The filters of lists, in the words of their addresses. Codes select by their beginning.
public final class Filters {

    /// Which budget lines.
    public static final Set<String> LINE_WORDS =
            Set.of(
                    "year",
                    "division",
                    "unit",
                    "func",
                    "eco",
                    "fund",
                    "project",
                    "pool",
                    "line",
                    "text");

    /// Which payments.
    public static final Set<String> PAYMENT_WORDS =
            Set.of(
                    "year",
                    "division",
                    "unit",
                    "line",
                    "payee",
                    "project",
                    "state",
                    "from",
                    "to",
                    "source",
                    "file");

    /// Which refusals.
    public static final Set<String> REFUSAL_WORDS =
            Set.of("rule", "line", "payment", "unit", "file");

    /// Which page.
    public static final Set<String> PAGE_WORDS = Set.of("limit", "after");

    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2099;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    /// A line without a rule is a pool of its own, named after it.
    private static final Pattern POOL = Pattern.compile("[A-Za-z0-9._:*/-]{6,128}");

    private Filters() {}

    /// Names of several kinds together.
    @SafeVarargs
    public static Set<String> words(Set<String>... kinds) {
        Set<String> words = new TreeSet<>();
        for (Set<String> kind : kinds) {
            words.addAll(kind);
        }
        return words;
    }

    /// Budget lines.
    public static LineFilter lines(Question question) {
        return new LineFilter(
                question.number("year", YEAR_MIN, YEAR_MAX),
                division(question),
                question.scope().narrowUnits(question.code("unit")),
                question.code("func"),
                question.code("eco"),
                question.code("fund"),
                question.code("project"),
                question.matching("pool", POOL, Expected.Form.CONTROL_POOL),
                question.matching("line", ID, Expected.Form.IDENTIFIER),
                question.text("text"));
    }

    /// Payments.
    public static PaymentFilter payments(Question question) {
        return new PaymentFilter(
                question.number("year", YEAR_MIN, YEAR_MAX),
                division(question),
                question.scope().narrowUnits(question.code("unit")),
                question.matching("line", ID, Expected.Form.IDENTIFIER),
                question.matching("payee", ID, Expected.Form.IDENTIFIER),
                question.code("project"),
                question.choice(
                                "state",
                                Arrays.stream(PaymentState.values())
                                        .map(PaymentState::code)
                                        .toList())
                        .map(PaymentState::of),
                question.date("from"),
                question.date("to"),
                question.choice("source", List.of("live", "imported"))
                        .map(code -> PaymentSource.valueOf(code.toUpperCase(Locale.ROOT))),
                question.matching("file", DIGEST, Expected.Form.DIGEST));
    }

    /// The account whose movements are asked for.
    public static Optional<Account> account(Question question) {
        return question.choice(
                        "account",
                        Account.all().stream()
                                .map(account -> Integer.toString(account.code()))
                                .toList())
                .map(code -> Account.of(Integer.parseInt(code)));
    }

    /// A contract.
    public static Optional<String> contract(Question question) {
        return question.matching("contract", ID, Expected.Form.IDENTIFIER);
    }

    /// Procedures of a kind.
    public static ProcedureFilter procedures(ProcedureKind kind, Question question) {
        return new ProcedureFilter(
                kind,
                question.number("year", YEAR_MIN, YEAR_MAX),
                division(question),
                question.scope().narrowUnits(question.code("unit")),
                question.text("step"));
    }

    /// Refusals.
    public static RefusalFilter refusals(Question question) {
        return new RefusalFilter(
                question.code("rule"),
                question.matching("line", ID, Expected.Form.IDENTIFIER),
                question.matching("payment", ID, Expected.Form.IDENTIFIER),
                question.code("unit"),
                question.matching("file", DIGEST, Expected.Form.DIGEST),
                question.scope().narrow(Optional.empty()),
                question.scope().narrowUnits(Optional.empty()));
    }

    /// All budget lines that the one who asks may read.
    public static LineFilter allLines(Question question) {
        ReadScope scope = question.scope();
        LineFilter divisions =
                scope.narrow(Optional.empty()).map(LineFilter.ALL::division).orElse(LineFilter.ALL);
        return scope.narrowUnits(Optional.empty()).map(divisions::unit).orElse(divisions);
    }

    private static Optional<String> division(Question question) {
        return question.scope().narrow(question.code("division"));
    }
}
