package org.mingzhang.api.bank;

import java.util.List;
import java.util.Optional;

/// What became of the rows of a return file. Every row is in one of the four numbers.
///
/// @param file the SHA-256 of the file
/// @param rows how many rows it has
/// @param settled how many vouchers it settled
/// @param returned how many vouchers it sent back
/// @param repeated how many of these had been recorded before
/// @param amountSettled what the settled vouchers sum up to
/// @param amountReturned what the returned vouchers sum up to
/// @param refused the rows that a rule refused
/// @param unreadable the rows that cannot be read
public record BankReport(
        String file,
        int rows,
        int settled,
        int returned,
        int repeated,
        String amountSettled,
        String amountReturned,
        List<Refused> refused,
        List<Unreadable> unreadable) {

    public BankReport {
        refused = List.copyOf(refused);
        unreadable = List.copyOf(unreadable);
    }

    /// A row that a rule refused; the attempt is on record.
    ///
    /// @param row the row, counted from 1
    /// @param payment the payment that it names
    /// @param rule the stable code of the rule
    /// @param limit what the rule allows
    /// @param value what the row asks for
    public record Refused(
            int row, String payment, String rule, Optional<String> limit, Optional<String> value) {}

    /// A row that cannot be read.
    ///
    /// @param number the row, counted from 1
    /// @param column the column that is wrong
    /// @param value what stands there
    /// @param expected what should, in words
    public record Unreadable(int number, String column, String value, String expected) {}

    /// Whether every row settled or returned its voucher.
    public boolean isClean() {
        return refused.isEmpty() && unreadable.isEmpty();
    }

    /// The report for people, a line for each row that needs one.
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%d rows of file %s: %d settled (%s), %d returned (%s), %d of them before; %d refused, %d unreadable%n"
                        .formatted(
                                rows,
                                file,
                                settled,
                                amountSettled,
                                returned,
                                amountReturned,
                                repeated,
                                refused.size(),
                                unreadable.size()));
        for (Refused row : refused) {
            text.append(
                    "row %d, payment %s: refused by %s%s%s%n"
                            .formatted(
                                    row.row(),
                                    row.payment(),
                                    row.rule(),
                                    row.limit().map(limit -> ", limit " + limit).orElse(""),
                                    row.value().map(value -> ", value " + value).orElse("")));
        }
        for (Unreadable row : unreadable) {
            text.append(
                    "row %d: %s must be %s, not '%s'%n"
                            .formatted(row.number(), row.column(), row.expected(), row.value()));
        }
        return text.toString();
    }
}
