package org.mingzhang.api.evidence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Moments;
import org.mingzhang.api.queries.Question;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.evidence.AttachmentSource;
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

    private static final String KIND_QUERY = "query";
    private static final Set<String> QUERY_WORDS =
            Filters.words(Filters.PAYMENT_WORDS, Moments.WORDS, Set.of("size"));

    private final TagProofs proofs;
    private final ProofDesk desk;
    private final PaymentSearch search;
    private final EntryAccess access;
    private final Optional<String> policy;
    private final AttachmentSource attachments;

    /// Cases of a log.
    ///
    /// @param policy of its witnesses, which goes into each bundle
    /// @param attachments those at hand, which go into each bundle that names them
    public CasesController(
            TagProofs proofs,
            ProofDesk desk,
            PaymentSearch search,
            EntryAccess access,
            Optional<String> policy,
            AttachmentSource attachments) {
        this.policy = policy;
        this.attachments = attachments;
        this.search = search;
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
        String payment = id.substring(1);
        access.requirePayment(payment, caller);
        send(subject(KIND_PAYMENT, payment), size, response);
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
        String line = id.substring(1);
        access.requireLine(line, caller);
        send(subject(KIND_LINE, line), size, response);
    }

    /// Everything about the payments that a query of `/api/v1/payments` finds, with the words of
    /// that query.
    ///
    /// @param size of the checkpoint that it is shown as of; the newest if left out
    @GetMapping("/payments")
    public void payments(
            @RequestParam(required = false) @Nullable Long size,
            @AuthenticationPrincipal @Nullable Identity caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        access.requireQuery(caller);
        send(search.subject(Question.of(request, QUERY_WORDS)), size, response);
    }

    private static CaseSubject subject(String kind, String id) {
        try {
            return kind.equals(KIND_LINE) ? CaseSubject.line(id) : CaseSubject.payment(id);
        } catch (EntryFormatException _) {
            throw new FaultException(new Fault.NotFound(kind, id));
        }
    }

    private void send(CaseSubject subject, @Nullable Long size, HttpServletResponse response)
            throws IOException, InterruptedException {
        CaseBundle bundle = gather(subject, size == null ? newestSize() : size);
        String name =
                subject.kind() == CaseSubject.Kind.QUERY
                        ? KIND_QUERY
                        : subject.kind().id() + "-" + subject.id();
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s-%d.zip\""
                        .formatted(name.replaceAll("[^A-Za-z0-9.-]", "_"), bundle.size()));
        bundle.writeTo(response.getOutputStream(), policy, attachments);
    }

    private CaseBundle gather(CaseSubject subject, long size) {
        desk.requireCheckpoint(proofs.reader().log().suites().getFirst(), size);
        try {
            return CaseBundle.gather(proofs, subject, size)
                    .orElseThrow(() ->
                            new FaultException(
                                    new Fault.NotFound(
                                            subject.kind() == CaseSubject.Kind.LINE
                                                    ? KIND_LINE
                                                    : KIND_PAYMENT,
                                            subject.id())));
        } catch (CaseTooLargeException _) {
            throw new FaultException(
                    new Fault.BadParameter(
                            subject.kind().id(),
                            subject.id(),
                            new Expected.EntriesUpTo(CaseBundle.ENTRIES_MAX)));
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
