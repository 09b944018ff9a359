package org.mingzhang.api.bank;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A return file of the bank, read: what each row says about a voucher.
///
/// **Shape** CSV in UTF-8 with commas and this header; one row for each voucher, counted from 1:
///
/// ```csv
/// payment,voucher,amount,result,date,reason
/// P-17,V-17,12500.00,paid,2026-06-30,
/// P-18,V-18,300.00,rejected,2026-06-30,No such account
/// ```
///
/// `result` is `paid` or `rejected`; `date` is the day on which the bank paid or refused; `reason`
/// is needed with `rejected`. The file is known by the SHA-256 of its bytes, and the id of the
/// command of a row comes from it, so that a file that comes twice changes nothing.
///
/// @param sha256 the digest of the bytes, lower-case hexadecimal
/// @param rows the rows that can be read
/// @param unreadable the others
public record BankReturn(String sha256, List<Row> rows, List<Unreadable> unreadable) {

    /// The most bytes of a file.
    public static final int BYTES_MAX = 8 << 20;

    /// The columns in order.
    public static final List<String> COLUMNS =
            List.of("payment", "voucher", "amount", "result", "date", "reason");

    private static final int ROWS_MAX = 50_000;
    private static final int ID_DIGITS = 40;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String PAID = "paid";
    private static final String REJECTED = "rejected";

    public BankReturn {
        rows = List.copyOf(rows);
        unreadable = List.copyOf(unreadable);
    }

    /// A row that can be read.
    ///
    /// @param number the row, counted from 1 without the header
    /// @param payment the payment that it is about
    /// @param paid whether the bank paid, or else rejected
    /// @param command what follows from it
    public record Row(int number, String payment, boolean paid, OutgoingCommand command) {

        /// The amount of a row that was accepted, and so has one.
        Money amount() {
            return Money.parse(command.data().path("amount").asString());
        }
    }

    /// A row that cannot be read.
    ///
    /// @param number the row, counted from 1 without the header
    /// @param column the column that is wrong
    /// @param value what stands there
    /// @param expected what should
    public record Unreadable(int number, String column, String value, Expected expected) {}

    /// Reads a file.
    ///
    /// @throws UnreadableReturn if it is no CSV of this form at all
    public static BankReturn read(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new UnreadableReturn(new Expected.DocumentUpTo(BYTES_MAX));
        }
        String sha256 = sha256(bytes);
        List<Row> rows = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        long begun = 0;
        try {
            Iterator<CsvRecord> lines =
                    CsvReader.builder()
                            .skipEmptyLines(true)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .commentStrategy(CommentStrategy.NONE)
                            .ofCsvRecord(text(bytes))
                            .iterator();
            List<String> header = lines.hasNext() ? lines.next().getFields() : List.of();
            if (!header.equals(COLUMNS)) {
                throw new UnreadableReturn(new Expected.HeaderOf(COLUMNS));
            }
            for (int number = 1; lines.hasNext(); number++) {
                if (number > ROWS_MAX) {
                    throw new UnreadableReturn(new Expected.RowsUpTo(ROWS_MAX));
                }
                CsvRecord line = lines.next();
                begun = line.getStartingLineNumber();
                List<String> cells = line.getFields();
                Optional<Unreadable> flaw = flaw(number, cells);
                if (flaw.isPresent()) {
                    unreadable.add(flaw.get());
                } else {
                    rows.add(row(number, cells, sha256));
                }
            }
        } catch (CsvParseException _) {
            throw new UnreadableReturn(new Expected.Csv(begun));
        }
        return new BankReturn(sha256, rows, unreadable);
    }

    private static Optional<Unreadable> flaw(int number, List<String> cells) {
        if (cells.size() != COLUMNS.size()) {
            return Optional.of(
                    new Unreadable(
                            number,
                            "row",
                            String.join(",", cells),
                            new Expected.Cells(number, cells.size(), COLUMNS.size())));
        }
        String result = cells.get(3);
        if (!result.equals(PAID) && !result.equals(REJECTED)) {
            return Optional.of(
                    new Unreadable(number, "result", result, Expected.OneOf.of(PAID, REJECTED)));
        }
        return result.equals(REJECTED) && cells.get(5).isBlank()
                ? Optional.of(new Unreadable(number, "reason", "", Expected.Form.BANK_REASON))
                : Optional.empty();
    }

    private static Row row(int number, List<String> cells, String sha256) {
        boolean paid = cells.get(3).equals(PAID);
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("payment", cells.get(0))
                        .put("voucher", cells.get(1))
                        .put("amount", cells.get(2))
                        .put("effectiveDate", cells.get(4))
                        .put("evidence", sha256 + ":" + number);
        if (!paid) {
            data.put("reason", cells.get(5));
        }
        return new Row(
                number,
                cells.get(0),
                paid,
                new OutgoingCommand(
                        "bank:" + sha256.substring(0, ID_DIGITS) + ":" + number,
                        paid ? "payment.RecordBankPayment" : "payment.RecordBankRejection",
                        data));
    }

    /// The column that a member of a row's command comes from.
    ///
    /// @param pointer to the member, for instance `/data/effectiveDate`
    static String columnOf(String pointer) {
        String member = pointer.replaceFirst("^/data/", "");
        return member.equals("effectiveDate") ? "date" : member;
    }

    private static String text(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new UnreadableReturn(Expected.Form.UTF_8);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
