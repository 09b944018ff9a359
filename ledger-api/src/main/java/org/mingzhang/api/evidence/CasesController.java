package org.mingzhang.api.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.evidence.CaseBundle;
import org.mingzhang.ledger.evidence.CaseSubject;
import org.mingzhang.ledger.evidence.CaseTooLargeException;
import org.mingzhang.ledger.evidence.CommittedTagIndex;
import org.mingzhang.ledger.evidence.TagProofs;
import org.mingzhang.ledger.log.entry.EntryFormatException;
import org.mingzhang.ledger.store.LogReader;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Case bundles: one zip that a verifier checks offline.
///
/// **Source** `docs/log-format.md`, section 13.
@RestController
@RequestMapping(path = "/api/v1/cases", produces = "application/zip")
public final class CasesController {

    /// A checkpoint follows within a second.
    private static final Duration CHECKPOINT_WAIT_MAX = Duration.ofSeconds(5);

    private static final String KIND_PAYMENT = "payment";
    private static final String KIND_LINE = "line";

    private final TagProofs proofs;
    private final ProofDesk desk;
    private final EntryAccess access;

    /// Cases of a log.
    public CasesController(TagProofs proofs, ProofDesk desk, EntryAccess access) {
        this.proofs = proofs;
        this.desk = desk;
        this.access = access;
    }

    /// Everything about a payment.
    ///
    /// @param size of the checkpoint that it is shown as of; the newest if left out
    @GetMapping("/payment/{*id}")
    public void payment(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long size,
            @AuthenticationPrincipal @Nullable Identity caller,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        access.require(caller);
        send(KIND_PAYMENT, id.substring(1), size, response);
    }

    /// Everything about a budget line.
    ///
    /// @param size of the checkpoint that it is shown as of; the newest if left out
    @GetMapping("/line/{*id}")
    public void line(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long size,
            @AuthenticationPrincipal @Nullable Identity caller,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        access.require(caller);
        send(KIND_LINE, id.substring(1), size, response);
    }

    private void send(String kind, String id, @Nullable Long size, HttpServletResponse response)
            throws IOException, InterruptedException {
        CaseBundle bundle = gather(kind, id, size == null ? newestSize() : size);
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\""
                        + kind
                        + "-"
                        + id.replaceAll("[^A-Za-z0-9.-]", "_")
                        + "-"
                        + bundle.size()
                        + ".zip\"");
        bundle.writeTo(response.getOutputStream());
    }

    private CaseBundle gather(String kind, String id, long size) {
        desk.requireCheckpoint(proofs.reader().log().suites().getFirst(), size);
        try {
            CaseSubject subject =
                    kind.equals(KIND_LINE) ? CaseSubject.line(id) : CaseSubject.payment(id);
            return CaseBundle.gather(proofs, subject, size)
                    .orElseThrow(() -> new FaultException(new Fault.NotFound(kind, id)));
        } catch (EntryFormatException _) {
            throw new FaultException(new Fault.NotFound(kind, id));
        } catch (CaseTooLargeException _) {
            throw new FaultException(
                    new Fault.BadParameter(
                            kind,
                            id,
                            "a case of at most "
                                    + CaseBundle.ENTRIES_MAX
                                    + " entries; take an export instead"));
        }
    }

    /// One that covers the newest index of tags, if it comes in time.
    private long newestSize() throws InterruptedException {
        LogReader reader = proofs.reader();
        var index = CommittedTagIndex.newest(reader, proofs.index());
        if (index.isPresent()) {
            reader.awaitCheckpoint(index.get().position(), CHECKPOINT_WAIT_MAX);
        }
        return desk.newestSize();
    }
}
