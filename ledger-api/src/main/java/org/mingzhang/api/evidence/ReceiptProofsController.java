package org.mingzhang.api.evidence;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.store.Receipt;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What turns a receipt from a claim into a proof.
@RestController
public final class ReceiptProofsController {

    private final ProofDesk desk;
    private final EntryAccess access;

    /// Proofs of a log.
    public ReceiptProofsController(ProofDesk desk, EntryAccess access) {
        this.desk = desk;
        this.access = access;
    }

    /// The proof of an entry of a command. A client has those of its own, auditors have all.
    ///
    /// @param index which of the command's entries, from 0
    /// @param suite `sha256` or `sm3`; the first of the log if left out
    /// @param wait seconds to wait, at most 10, until a checkpoint covers the entry
    @GetMapping(
            path = "/api/v1/receipts/{client}/{id}/proof",
            produces = MediaType.TEXT_PLAIN_VALUE)
    public ResponseEntity<String> proof(
            @PathVariable String client,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int index,
            @RequestParam(defaultValue = "") String suite,
            @RequestParam(defaultValue = "0") int wait,
            @AuthenticationPrincipal @Nullable Identity caller)
            throws InterruptedException {
        access.requireOf(client, caller);
        Suite wanted = SuiteParameter.of(suite, desk.reader().log());
        Receipt receipt =
                desk.reader()
                        .receipt(client, id)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound("receipt", client + "/" + id)));
        if (index < 0 || index >= receipt.count()) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "index",
                            Integer.toString(index),
                            new Expected.Whole(0, receipt.count() - 1)));
        }
        return ProofsController.text(
                desk.inclusion(wanted, receipt.position() + index, OptionalLong.empty(), wait)
                        .format());
    }
}
