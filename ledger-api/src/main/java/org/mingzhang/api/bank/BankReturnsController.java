package org.mingzhang.api.bank;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.problem.ProblemMapper;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.security.Identity;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes return files of the bank from finance staff.
@RestController
@RequestMapping("/api/v1/bank-returns")
public final class BankReturnsController {

    private static final long RETRY_AFTER_SECONDS = 5;

    private final Function<Identity, CommandSink> sinks;
    private final ProblemMapper mapper;

    /// @param sinks opens the stream of a caller, in the role of finance staff
    /// @param mapper says what is wrong in a row
    public BankReturnsController(Function<Identity, CommandSink> sinks, ProblemMapper mapper) {
        this.sinks = sinks;
        this.mapper = mapper;
    }

    /// Settles and returns the vouchers of a file, which is the body. A file that comes again
    /// changes nothing. Answers with a number for each fate and the rows that need a look.
    @PostMapping(consumes = "text/csv", produces = MediaType.APPLICATION_JSON_VALUE)
    public BankReport take(
            @AuthenticationPrincipal Identity caller,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException, InterruptedException {
        if (!caller.hasAnyRole("finance")) {
            throw new FaultException(new Fault.Forbidden());
        }
        byte[] bytes = request.getInputStream().readNBytes(BankReturn.BYTES_MAX + 1);
        if (bytes.length > BankReturn.BYTES_MAX) {
            throw new FaultException(new Fault.TooLarge("body", BankReturn.BYTES_MAX));
        }
        try (CommandSink sink = sinks.apply(caller)) {
            return BankReturnJob.run(
                    BankReturn.read(bytes),
                    sink,
                    expected -> mapper.expected(expected, ProblemResponses.localeOf(request)));
        } catch (UnreadableReturn e) {
            throw new FaultException(new Fault.BadParameter("body", "", e.expected()));
        } catch (SinkUnavailable _) {
            throw new FaultException(new Fault.Unavailable(RETRY_AFTER_SECONDS));
        }
    }
}
