package org.mingzhang.ledger.evidence;

import java.util.List;
import org.mingzhang.ledger.log.entry.Tags;

/// What a case bundle is about.
///
/// @param kind what it is
/// @param id of the payment or line, or the address of the query
/// @param tags whose entries belong to the case, each once
/// @param positions of entries that belong to it besides
public record CaseSubject(Kind kind, String id, List<String> tags, List<Long> positions) {

    /// What can be a case.
    public enum Kind {
        PAYMENT("payment"),
        LINE("line"),
        QUERY("query");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /// The name in `bundle.json`.
        public String id() {
            return id;
        }
    }

    public CaseSubject {
        tags = List.copyOf(tags);
        positions = List.copyOf(positions);
    }

    /// A payment.
    ///
    /// @throws org.mingzhang.ledger.log.entry.EntryFormatException if no payment can have that id
    public static CaseSubject payment(String id) {
        return new CaseSubject(Kind.PAYMENT, id, List.of(Tags.tag("payment", id)), List.of());
    }

    /// A budget line.
    ///
    /// @throws org.mingzhang.ledger.log.entry.EntryFormatException if no line can have that id
    public static CaseSubject line(String id) {
        return new CaseSubject(Kind.LINE, id, List.of(Tags.tag("line", id)), List.of());
    }

    /// The payments that a query found.
    ///
    /// @param address of the query, with everything that fixes its result
    /// @param payments their ids
    /// @param positions of rows of the result that have none
    public static CaseSubject query(String address, List<String> payments, List<Long> positions) {
        return new CaseSubject(
                Kind.QUERY,
                address,
                payments.stream().map(id -> Tags.tag("payment", id)).distinct().toList(),
                positions);
    }
}
