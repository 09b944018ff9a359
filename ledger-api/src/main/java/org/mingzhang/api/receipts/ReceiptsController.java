package org.mingzhang.api.receipts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.json.ReceiptJson;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.ledger.axon.LedgerReceipt;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.Receipt;
import org.mingzhang.ledger.store.StoredEntry;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Receipts after the fact: was my command kept?
@RestController
@RequestMapping("/api/v1/receipts")
public final class ReceiptsController {

    private final LogReader queries;
    private final TypeCatalogue types;
    private final JsonMapper json;
    private final EntryScope scopes;
    private final boolean readingIsOpen;

    /// Receipts of a log.
    ///
    /// @param readingIsOpen whether everybody may see every receipt
    public ReceiptsController(
            LogReader queries,
            TypeCatalogue types,
            JsonMapper json,
            EntryScope scopes,
            boolean readingIsOpen) {
        this.queries = queries;
        this.types = types;
        this.json = json;
        this.scopes = scopes;
        this.readingIsOpen = readingIsOpen;
    }

    /// The receipt of a command, also of a refused one. A client sees its own, auditors see all.
    @GetMapping(path = "/{client}/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public void receipt(
            @PathVariable String client,
            @PathVariable String id,
            @AuthenticationPrincipal @Nullable Identity caller,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        boolean own = caller != null && caller.client().equals(client);
        boolean auditor = caller != null && caller.hasAnyRole("auditor", "discipline");
        if (!readingIsOpen && !own && !auditor) {
            throw new FaultException(new Fault.Forbidden());
        }
        Receipt receipt =
                queries.receipt(client, id)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound("receipt", client + "/" + id)));
        if (caller != null && !own) {
            requireInScope(receipt, ReadScope.of(caller));
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            new ReceiptJson(complete(receipt), true).writeTo(out);
        }
    }

    private void requireInScope(Receipt receipt, ReadScope scope) throws InterruptedException {
        for (StoredEntry entry : queries.entries(receipt.position(), receipt.count())) {
            scopes.require(scope, entry.bytes().toBytes());
        }
    }

    private LedgerReceipt complete(Receipt receipt) {
        List<UUID> ids = new ArrayList<>();
        List<Map<Suite, Hash32>> leafHashes = new ArrayList<>();
        List<StoredEntry> stored = queries.entries(receipt.position(), receipt.count());
        for (StoredEntry entry : stored) {
            ids.add(entry.eventId());
            leafHashes.add(entry.leaves());
        }
        StoredEntry first = stored.getFirst();
        return new LedgerReceipt(
                queries.log().origin().value(),
                receipt.client(),
                receipt.commandId(),
                receipt.digest(),
                receipt.position(),
                receipt.count(),
                ids,
                leafHashes,
                first.recordedAt(),
                isRefusal(first.type())
                        ? LedgerReceipt.Outcome.REFUSED
                        : LedgerReceipt.Outcome.ACCEPTED);
    }

    private boolean isRefusal(String eventType) {
        return types.commands().stream()
                .map(CommandType::refused)
                .anyMatch(refused -> refused.name().equals(eventType));
    }
}
