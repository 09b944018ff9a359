package org.mingzhang.api.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.evidence.CourteousTarget;
import org.mingzhang.ledger.evidence.ExportArchive;
import org.mingzhang.ledger.evidence.LogExport;
import org.mingzhang.ledger.evidence.LogFiles;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.TimeSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The whole log in one download.
@RestController
public final class ExportController {

    private final LogReader reader;
    private final EntryAccess access;

    /// Exports of a log.
    public ExportController(LogReader reader, EntryAccess access) {
        this.reader = reader;
        this.access = access;
    }

    /// An export as a zip, made while it is sent; slowly while others write.
    ///
    /// @param size of the checkpoint where it ends; the newest if left out
    /// @param from the size of the export that the caller has: what is full there is left out
    @GetMapping(path = "/api/v1/export", produces = "application/zip")
    public void export(
            @RequestParam(required = false) @Nullable Long size,
            @RequestParam(defaultValue = "0") long from,
            @AuthenticationPrincipal @Nullable Identity caller,
            HttpServletResponse response)
            throws IOException {
        access.require(caller);
        LogFiles files =
                (size == null ? LogFiles.newest(reader) : LogFiles.at(reader, size))
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound(
                                                "checkpoint",
                                                size == null ? "newest" : size.toString())));
        if (from < 0 || from > files.size()) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "from", Long.toString(from), new Expected.Whole(0, files.size())));
        }
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"log-" + files.size() + ".zip\"");
        ExportArchive archive = new ExportArchive(response.getOutputStream(), from);
        new LogExport(reader, files)
                .writeTo(new CourteousTarget(archive, reader, TimeSource.system()), _ -> {});
    }
}
