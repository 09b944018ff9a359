package org.mingzhang.api.downloads;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.BiFunction;
import org.mingzhang.api.names.CodeNames;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.AwardsController;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Moments;
import org.mingzhang.api.queries.Pivots;
import org.mingzhang.api.queries.Question;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The address of a page with `.csv`, `.json` or `.xlsx` behind its path: all rows of its list, in
/// the usual order, with the position that they hold as of.
///
/// **Errors** problem documents, as everywhere but on pages: `bad-parameter` for another ending or
/// a word that does not choose rows.
@RestController
@Hidden
public final class DownloadsController {

    private final String log;
    private final Moments moments;
    private final Sheets sheets;
    private final BookSheets books;

    /// Downloads from a read side.
    ///
    /// @param log the name of the log
    public DownloadsController(String log, ReadSide readSide, Moments moments, CodeNames names) {
        this.log = log;
        this.moments = moments;
        this.sheets = new Sheets(readSide, names);
        this.books = new BookSheets(sheets);
    }

    /// Execution by unit.
    @GetMapping({"/zh/open/units.{format}", "/en/open/units.{format}"})
    public void execution(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Set.of("year", "func", "eco"), sheets::execution);
    }

    /// Divisions.
    @GetMapping({"/zh/open/divisions.{format}", "/en/open/divisions.{format}"})
    public void divisions(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Set.of("year", "func", "eco"), sheets::divisions);
    }

    /// Budget lines.
    @GetMapping({"/zh/open/lines.{format}", "/en/open/lines.{format}"})
    public void lines(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Filters.LINE_WORDS, sheets::lines);
    }

    /// Payments.
    @GetMapping({"/zh/open/payments.{format}", "/en/open/payments.{format}"})
    public void payments(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Filters.PAYMENT_WORDS, sheets::payments);
    }

    /// A pivot, one row for each cell.
    @GetMapping({"/zh/open/pivot.{format}", "/en/open/pivot.{format}"})
    public void pivot(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Pivots.WORDS, sheets::pivot);
    }

    /// Refusals.
    @GetMapping({"/zh/open/refusals.{format}", "/en/open/refusals.{format}"})
    public void refusals(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Filters.REFUSAL_WORDS, sheets::refusals);
    }

    /// Contracts by supplier, unit and year.
    @GetMapping({"/zh/open/awards.{format}", "/en/open/awards.{format}"})
    public void awards(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, AwardsController.WORDS, sheets::awards);
    }

    /// Execution by month.
    @GetMapping({"/zh/open/months.{format}", "/en/open/months.{format}"})
    public void months(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Filters.LINE_WORDS, books::months);
    }

    /// The statement of a budget line.
    @GetMapping({"/zh/open/line.{format}", "/en/open/line.{format}"})
    public void line(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Set.of("line", "account"), books::line);
    }

    /// The statement of a control pool.
    @GetMapping({"/zh/open/pool.{format}", "/en/open/pool.{format}"})
    public void pool(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Set.of("pool", "account"), books::pool);
    }

    /// What flowed through the accounts.
    @GetMapping({"/zh/open/flows.{format}", "/en/open/flows.{format}"})
    public void flows(
            @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        send(format, request, response, Filters.LINE_WORDS, books::flows);
    }

    private void send(
            String ending,
            HttpServletRequest request,
            HttpServletResponse response,
            Set<String> words,
            BiFunction<Question, Cut, Sheet> sheetOf)
            throws IOException, InterruptedException {
        Format format =
                Format.of(ending)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.BadParameter(
                                                "format",
                                                ending,
                                                Expected.OneOf.of("csv", "json", "xlsx"))));
        Question question = Question.of(request, Filters.words(words, Moments.WORDS));
        Sheet sheet = sheetOf.apply(question, moments.cut(question));
        response.setContentType(format.mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s-%d.%s\""
                        .formatted(sheet.name(), sheet.position(), format.ending()));
        format.write(log, sheet, response.getOutputStream());
    }
}
