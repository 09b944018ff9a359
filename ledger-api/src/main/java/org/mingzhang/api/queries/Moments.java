package org.mingzhang.api.queries;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.asof.CutProblem;
import org.mingzhang.projections.asof.CutRefusedException;
import org.mingzhang.projections.asof.Cuts;

/// The time words of a question: what was known (`at`), what had happened (`effective`), and what
/// the answer must include (`min`). Thread-safe.
///
/// `at` is a bare date (the end of that day in the log's zone), a time, or `@<position>`.
/// `by=effective` makes `at` an effective date; with `effective` beside `at` both cuts combine.
public final class Moments {

    /// The names of the time words.
    public static final Set<String> WORDS = Set.of("at", "by", "effective", Question.MINIMUM);

    private static final long RETRY_AFTER_SECONDS = 1;

    private final Cuts cuts;

    /// Moments in one log.
    public Moments(Cuts cuts) {
        this.cuts = cuts;
    }

    /// The zone of bare dates.
    public ZoneId zone() {
        return cuts.zone();
    }

    /// The cut that a question asks for, made when the read models include what it names.
    ///
    /// @throws FaultException if there is no such moment, or it was not reached in time
    public Cut cut(Question question) throws InterruptedException {
        AsOf asOf = asOf(question);
        try {
            return cuts.cut(asOf, question.position(Question.MINIMUM));
        } catch (CutRefusedException e) {
            throw new FaultException(fault("at", e.problem(), question, asOf));
        }
    }

    /// The present, whatever a question asks for.
    public Cut now() throws InterruptedException {
        return cuts.cut(AsOf.NOW);
    }

    /// What is known at present of what took effect up to a day.
    public Cut now(LocalDate until) throws InterruptedException {
        return cuts.cut(AsOf.NOW.until(until));
    }

    /// What was known up to a position that there is.
    public Cut at(long position) throws InterruptedException {
        return cuts.cut(AsOf.parse("@" + position, "recorded", cuts.zone()));
    }

    /// The other moment with which the question compares: `vs`, in the grammar of `at` and by the
    /// same clock. Empty if it names none.
    ///
    /// @throws FaultException if there is no such moment
    public Optional<Cut> other(Question question) throws InterruptedException {
        Optional<String> other = question.text("vs");
        if (other.isEmpty()) {
            return Optional.empty();
        }
        try {
            AsOf asOf =
                    AsOf.parse(other.get(), question.text("by").orElse("recorded"), cuts.zone());
            Optional<LocalDate> effective = question.date("effective");
            return Optional.of(cuts.cut(effective.map(asOf::until).orElse(asOf)));
        } catch (CutRefusedException e) {
            throw new FaultException(fault("vs", e.problem(), question, AsOf.NOW));
        }
    }

    private AsOf asOf(Question question) {
        Optional<String> at = question.text("at");
        Optional<LocalDate> effective = question.date("effective");
        String by = question.text("by").orElse("recorded");
        if (by.equals("effective") && at.isEmpty()) {
            throw Question.bad("at", "", Expected.Form.GIVEN_WITH_BY);
        }
        if (by.equals("effective") && effective.isPresent()) {
            throw Question.bad("by", by, Expected.Form.AT_FREE);
        }
        try {
            AsOf asOf =
                    at.isPresent() || question.text("by").isPresent()
                            ? AsOf.parse(at.orElse(""), by, cuts.zone())
                            : AsOf.NOW;
            return effective.map(asOf::until).orElse(asOf);
        } catch (CutRefusedException e) {
            if (at.isEmpty()
                    && e.problem() instanceof CutProblem.Malformed malformed
                    && malformed.field().equals("at")) {
                return effective.map(AsOf.NOW::until).orElse(AsOf.NOW);
            }
            throw new FaultException(fault("at", e.problem(), question, AsOf.NOW));
        }
    }

    private static Expected expected(CutProblem.Form form) {
        return switch (form) {
            case BASIS -> Expected.OneOf.of("recorded", "effective");
            case DATE -> Expected.Form.DATE;
            case MOMENT -> Expected.Form.MOMENT;
        };
    }

    private Fault fault(String word, CutProblem problem, Question question, AsOf asOf) {
        String at = question.text(word).orElse("");
        return switch (problem) {
            case CutProblem.Malformed(String field, String value, CutProblem.Form form) ->
                    new Fault.BadParameter(
                            field.equals("at") ? word : field, value, expected(form));
            case CutProblem.PositionBeyondEnd(long position, long last) ->
                    new Fault.PositionBeyondEnd(position, last + 1);
            case CutProblem.TimeBeforeLog(var _, var first) ->
                    new Fault.BeforeLog(word, at, first.atZone(cuts.zone()).toLocalDateTime());
            case CutProblem.TimeAfterNow(var _, var now) ->
                    new Fault.AfterNow(word, at, now.atZone(cuts.zone()).toLocalDateTime());
            case CutProblem.NotReached(long position, long reached) ->
                    new Fault.PositionNotReached(position, reached + 1, RETRY_AFTER_SECONDS);
            case CutProblem.NotBuilt() ->
                    new Fault.PositionNotReached(
                            asOf.known() instanceof AsOf.Known.AtPosition(long position)
                                    ? position
                                    : 0,
                            0,
                            RETRY_AFTER_SECONDS);
        };
    }
}
