package org.mingzhang.ledger.codes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.ledger.codes.CodeBook.CodeSet;
import org.mingzhang.ledger.codes.CodesRefusal.CodeIsRetired;
import org.mingzhang.ledger.codes.CodesRefusal.CodeOfOtherYear;
import org.mingzhang.ledger.codes.CodesRefusal.CodeUnknown;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.reference.DivisionYears;

/// The code sets that bind a division in a fiscal year: its own where it has published any, or else
/// those of its province, which is the division whose code begins with the same two digits and ends
/// in zeros. Where there are none, nothing is checked.
public final class CodesInForce {

    private static final Pattern BY_GB_2260 = Pattern.compile("[0-9]{6,12}");
    private static final int PROVINCE_DIGITS = 2;

    private final String year;
    private final CodeBook book;
    private final State state;

    private CodesInForce(String year, CodeBook book, State state) {
        this.year = year;
        this.book = book;
        this.state = state;
    }

    /// The sets of a division and year.
    public static CodesInForce of(String division, int fiscalYear, State state) {
        String own = DivisionYears.name(division, fiscalYear);
        CodeBook book = state.of(CodeBook.PART.of(own));
        String above = DivisionYears.name(province(division), fiscalYear);
        return book.inForce() > 0 || above.equals(own)
                ? new CodesInForce(own, book, state)
                : new CodesInForce(above, state.of(CodeBook.PART.of(above)), state);
    }

    private static String province(String division) {
        return BY_GB_2260.matcher(division).matches()
                ? division.substring(0, PROVINCE_DIGITS)
                        + "0".repeat(division.length() - PROVINCE_DIGITS)
                : division;
    }

    /// What a decision was taken by, `<division>/<year>/<number>`; absent where none is published.
    public Optional<String> version() {
        return book.inForce() > 0 ? Optional.of(year + "/" + book.inForce()) : Optional.empty();
    }

    /// Why a code may not be used, if so.
    public Optional<Refusal> refusal(CodeKind kind, String code) {
        Optional<CodeSet> set = book.set(kind);
        if (set.isEmpty()) {
            return Optional.empty();
        }
        String version = year + "/" + book.inForce();
        if (!set.get().codes().contains(code)) {
            return Optional.of(
                    yearThatHas(kind, code)
                            .<Refusal>map(
                                    other -> new CodeOfOtherYear(version, kind.word(), code, other))
                            .orElseGet(() -> new CodeUnknown(version, kind.word(), code)));
        }
        return set.get().retired().contains(code)
                ? Optional.of(new CodeIsRetired(version, kind.word(), code))
                : Optional.empty();
    }

    private Optional<String> yearThatHas(CodeKind kind, String code) {
        int fiscalYear = DivisionYears.fiscalYear(year);
        for (int other : new int[] {fiscalYear - 1, fiscalYear + 1}) {
            String name = DivisionYears.name(DivisionYears.division(year), other);
            if (state.of(CodeBook.PART.of(name))
                    .set(kind)
                    .filter(set -> set.codes().contains(code))
                    .isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
