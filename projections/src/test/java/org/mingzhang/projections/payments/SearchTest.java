package org.mingzhang.projections.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.projections.testing.Facts.day;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// Payments are found by any part of what they are for, in any case and script: the index of pairs
/// of characters finds candidates, the text itself decides.
final class SearchTest {

    private static final ReadSideFixture FIXTURE = ReadSideFixture.create(SearchTest.class);
    private static final ReadSide READ_SIDE = FIXTURE.readSide();
    private static final Facts.Line LINE = Facts.Line.of("L");

    @BeforeAll
    static void happens() throws InterruptedException {
        FIXTURE.log()
                .append(
                        LINE.approved("500.00", day(1, 1)),
                        about("A", "采购打印纸 Second Lot"),
                        about("B", "纸张打印"),
                        about("C", "Lot two"),
                        about("D", "50% off_all\nnew line"));
        READ_SIDE.start();
        FIXTURE.now(READ_SIDE);
        READ_SIDE.rebuild().run((_, _, _) -> {});
        FIXTURE.log().append(about("E", "印纸印"));
    }

    private static PaymentSubmitted about(String id, String purpose) {
        return LINE.payment(id, "1.00")
                .submitted(day(2, 1), Facts.ORGANISATION, new Disclosable.Disclosed(purpose));
    }

    @AfterAll
    static void close() {
        READ_SIDE.close();
    }

    private static List<String> found(Cut cut, String text) {
        return READ_SIDE.purposes().containing(cut, PaymentFilter.ALL, text, 50).stream()
                .map(payment -> payment.payment().orElseThrow())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "打印纸, A",
        "打印, A B",
        "印纸, A E",
        "印纸印, E",
        "纸, A B E",
        "lot, A C",
        "LOT T, C",
        "纸 s, A",
        "% o, D",
        "f_a, D",
        "off, D",
        "readers sit, A B C D E",
        "印打, ''"
    })
    void everyPartOfATextIsFoundAndNothingElse(String text, String payments) {
        List<String> expected = payments.isEmpty() ? List.of() : List.of(payments.split(" ", -1));

        assertThat(found(FIXTURE.now(READ_SIDE), text)).isEqualTo(expected);
        assertThat(READ_SIDE.purposes().count(FIXTURE.now(READ_SIDE), PaymentFilter.ALL, text))
                .isEqualTo(expected.size());
    }

    @Test
    void suppliersAreFoundByNameAndIdentifier() {
        for (String text : List.of("books &", "CHAIRS", "0101ma", "s")) {
            assertThat(suppliers(text)).as(text).isEqualTo(1);
        }
        assertThat(suppliers("打印")).as("a purpose is no supplier").isZero();
    }

    private static long suppliers(String text) {
        return READ_SIDE
                .suppliers()
                .suppliers(
                        FIXTURE.now(READ_SIDE),
                        PaymentFilter.ALL,
                        Payee.Kind.ORGANISATION,
                        Optional.of(text),
                        SupplierQueries.Order.PAID,
                        0,
                        10)
                .count();
    }

    /// The index is there after a rebuild, and valid.
    @Test
    void theIndexIsMadeAfterTheSwitch() {
        assertThat(
                        FIXTURE.database()
                                .queryLong(
                                        "select count(*) from pg_index i join pg_class c"
                                                + " on c.oid = i.indexrelid"
                                                + " where c.relname = 'payment_by_pairs'"
                                                + " and i.indisvalid"))
                .isEqualTo(2);
    }
}
