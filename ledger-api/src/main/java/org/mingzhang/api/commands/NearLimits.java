package org.mingzhang.api.commands;

import java.util.List;
import org.mingzhang.api.json.ReceiptJson.Warning;
import org.mingzhang.ledger.axon.LedgerReceipt;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.expense.ExpenseCommand;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.LogReader;
import tools.jackson.databind.JsonNode;

/// What an accepted claim is told: which of its items lie in the warning band below their limits.
/// Read from the entry that was recorded, which says it for good.
final class NearLimits {

    private final LogReader reader;

    NearLimits(LogReader reader) {
        this.reader = reader;
    }

    /// The warnings of an accepted command; none but claims have any.
    List<Warning> of(Submission submission, LedgerReceipt receipt) {
        return submission.command() instanceof ExpenseCommand
                ? reader.entry(receipt.position()).stream()
                        .map(entry -> Entry.parse(entry.bytes().toBytes()).data())
                        .flatMap(data -> data.path("assessments").valueStream())
                        .filter(item -> item.path("nearLimit").asBoolean(false))
                        .map(NearLimits::warning)
                        .toList()
                : List.of();
    }

    private static Warning warning(JsonNode item) {
        return new Warning(
                "near-limit",
                item.path("item").asString(),
                item.path("table").asString(),
                item.path("version").intValue(),
                item.path("computation").asString(),
                item.path("limit").asString(),
                item.path("value").asString());
    }
}
