package org.mingzhang.api.importing.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.ledger.money.Money;

class RowReaderTest {

    private static final String HEADER =
            "#Nº Operación,Fase,Data,Importe,Saldo,Exercicio,Orgánica,Programa,Económica,"
                    + "Terceiro,Nome Ter.,Texto Libre,C.Xestor,Forma de Pago\n";
    private static final String GOOD =
            "220130007191,R,2013-05-29,487604.5,0,2013,010,94500,46700,V15392319,"
                    + "CONSORCIO,\"APORTACIÓN, XANEIRO\",-,03\n";

    @TempDir private Path folder;

    /// What a reader told.
    private static final class Heard<R> implements RowReader.Listener<R> {
        final List<R> rows = new ArrayList<>();
        final List<String> remarks = new ArrayList<>();
        final List<Finding> findings = new ArrayList<>();
        final List<Optional<Money>> amounts = new ArrayList<>();
        final List<Map<String, Money>> notData = new ArrayList<>();

        @Override
        public void row(R row, List<String> rowRemarks) {
            rows.add(row);
            remarks.addAll(rowRemarks);
        }

        @Override
        public void unreadable(List<Finding> rowFindings, Optional<Money> amount) {
            findings.addAll(rowFindings);
            amounts.add(amount);
        }

        @Override
        public void notData(Map<String, Money> totals) {
            notData.add(totals);
        }
    }

    private SourceFile file(String name, String text, Charset encoding) throws IOException {
        Path path = folder.resolve(name);
        Files.write(path, text.getBytes(encoding));
        return SourceFile.at(path);
    }

    private Heard<PaymentRow> santiago(String text) throws IOException {
        Heard<PaymentRow> heard = new Heard<>();
        RowReader.payments(Mappings.shipped("santiago"))
                .read(file("pagos-2013.csv", text, StandardCharsets.UTF_8), heard);
        return heard;
    }

    @Test
    void readsARow() throws Exception {
        PaymentRow row = santiago(HEADER + GOOD).rows.getFirst();

        assertThat(row.line().id()).isEqualTo("ES15078/2013/010/94500/46700");
        assertThat(row.date()).isEqualTo(LocalDate.of(2013, 5, 29));
        assertThat(row.dateAssumed()).isFalse();
        assertThat(row.amount()).isEqualTo(Money.parse("487604.50"));
        assertThat(row.purpose()).isEqualTo("APORTACIÓN, XANEIRO");
        assertThat(row.person()).isFalse();
        assertThat(row.where().row()).isEqualTo(1);
        assertThat(row.where().line()).isEqualTo(2);
    }

    @Test
    void readsColumnsByNameNotByPlace() throws Exception {
        String swapped = HEADER.replace("C.Xestor,Forma de Pago", "Forma de Pago,C.Xestor");
        String moved =
                "Importe,"
                        + HEADER.replace("Importe,", "").replace("#Nº Operación", "Nº Operación");
        assertThat(santiago(swapped + GOOD).rows).hasSize(1);
        assertThat(
                        santiago(moved + "487604.5," + GOOD.replace("487604.5,", ""))
                                .rows
                                .getFirst()
                                .amount())
                .isEqualTo(Money.parse("487604.50"));
    }

    @Test
    void goesOnAfterARowWithTooFewOrTooManyColumns() throws Exception {
        Heard<PaymentRow> heard =
                santiago(HEADER + GOOD + "220130007192,R,2013-05-30,20\n" + GOOD + "x," + GOOD);

        assertThat(heard.rows).hasSize(2);
        assertThat(heard.findings)
                .extracting(Finding::text)
                .containsExactly(
                        "pagos-2013.csv line 3: too-few-columns, '4 of 14'",
                        "pagos-2013.csv line 5: too-many-columns, '15 of 14'");
        assertThat(heard.amounts).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void namesFileLineFieldRuleAndValue() throws Exception {
        Heard<PaymentRow> heard =
                santiago(
                        HEADER
                                + GOOD.replace("2013-05-29", "2013-13-29")
                                + GOOD.replace("487604.5", "\"487604,5\"")
                                + GOOD.replace("487604.5", "487604.505")
                                + GOOD.replace("487604.5", "0.00")
                                + GOOD.replace(",010,", ",01O,")
                                + GOOD.replace(",2013,010", ",2013.5,010")
                                + GOOD.replace("V15392319", "")
                                + GOOD);

        assertThat(heard.rows).hasSize(1);
        assertThat(heard.findings)
                .extracting(Finding::text)
                .containsExactly(
                        "pagos-2013.csv line 2, date (Data): not-a-date, '2013-13-29'",
                        "pagos-2013.csv line 3, amount (Importe): not-an-amount, '487604,5'",
                        "pagos-2013.csv line 4, amount (Importe): more-than-two-decimals,"
                                + " '487604.505'",
                        "pagos-2013.csv line 5, amount (Importe): must-not-be-zero, '0.00'",
                        "pagos-2013.csv line 6, unit (Orgánica): must-match-[0-9]{3}, '01O'",
                        "pagos-2013.csv line 7, year (Exercicio): not-a-whole-number, '2013.5'",
                        "pagos-2013.csv line 8, payee (Terceiro): is-missing, ''");
        assertThat(heard.amounts.getFirst()).contains(Money.parse("487604.50"));
        assertThat(heard.amounts.get(1)).isEmpty();
    }

    @Test
    void namesEveryMistakeOfARow() throws Exception {
        Heard<PaymentRow> heard =
                santiago(HEADER + GOOD.replace("2013-05-29", "x").replace("487604.5", "y"));
        assertThat(heard.findings).extracting(Finding::field).containsExactly("date", "amount");
    }

    @Test
    void countsLinesNotRowsInsideQuotedTexts() throws Exception {
        Heard<PaymentRow> heard =
                santiago(
                        HEADER
                                + GOOD.replace("APORTACIÓN, XANEIRO", "DÚAS\nLIÑAS")
                                + GOOD.replace("2013-05-29", "x"));
        assertThat(heard.rows.getFirst().purpose()).isEqualTo("DÚAS LIÑAS");
        assertThat(heard.findings.getFirst().line()).isEqualTo(4);
        assertThat(heard.findings.getFirst().row()).isEqualTo(2);
    }

    @Test
    void readsRowsWithoutAUnitAndSpreadsheetNumbers() throws Exception {
        PaymentRow row =
                santiago(
                                HEADER
                                        + GOOD.replace(",010,", ",,")
                                                .replace(",2013,", ",2017.0,")
                                                .replace("220130007191", "2.20170000196e+11"))
                        .rows
                        .getFirst();
        assertThat(row.line().id()).isEqualTo("ES15078/2017/-/94500/46700");
        assertThat(row.voucher()).isEqualTo("220170000196");
    }

    @Test
    void knowsNaturalPersons() throws Exception {
        assertThat(santiago(HEADER + GOOD.replace("V15392319", "PF-27DD126691")).rows)
                .allMatch(PaymentRow::person);
        assertThat(santiago(HEADER + GOOD.replace("V15392319", "Anonimizado")).rows)
                .allMatch(PaymentRow::person);
    }

    @Test
    void refusesAFileWithoutAColumnThatItNeeds() {
        assertThatThrownBy(() -> santiago(HEADER.replace("Importe", "Cantidade") + GOOD))
                .isInstanceOf(SourceRefused.class)
                .hasMessageStartingWith(
                        "pagos-2013.csv line 1: no column Importe for the field amount; the header"
                                + " has [#Nº Operación, Fase, Data, Cantidade,");
        assertThatThrownBy(() -> santiago(""))
                .hasMessage("pagos-2013.csv: is empty, it must have a header");
    }

    @Test
    void saysFromWhereAFileIsUnreadable() throws Exception {
        Heard<PaymentRow> heard =
                santiago(HEADER + GOOD + GOOD.replace("\"APORTACIÓN, XANEIRO\"", "\"NEVER CLOSED"));
        assertThat(heard.rows).hasSize(1);
        assertThat(heard.findings).hasSize(1);
        assertThat(heard.findings.getFirst().line()).isEqualTo(3);
    }

    @Test
    void findsBytesThatAreNoTextInTheEncoding() throws Exception {
        Heard<PaymentRow> heard = new Heard<>();
        RowReader.payments(Mappings.shipped("santiago"))
                .read(
                        file(
                                "pagos-2013.csv",
                                HEADER.replace("Nº Operación", "Nº Operación") + GOOD,
                                StandardCharsets.UTF_8),
                        heard);
        assertThat(heard.findings).isEmpty();
        Path path = folder.resolve("pagos-2014.csv");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            out.write(GOOD.getBytes(StandardCharsets.ISO_8859_1));
        }
        RowReader.payments(Mappings.shipped("santiago")).read(SourceFile.at(path), heard);
        assertThat(heard.findings)
                .extracting(Finding::text)
                .containsExactly(
                        "pagos-2014.csv line 2, purpose (Texto Libre): not-in-the-encoding");
    }

    @Test
    void readsLatinOneWithSemicolonsAndDecimalCommas() throws Exception {
        String text =
                "Centro;Descripcion Centro;Seccion;Programa;Economico;Descripcion Economico;"
                        + "CRED_INICIAL;MOD_CREDITO;C_DEFINITIVO\n"
                        + "1;AYUNTAMIENTO;1;1111;10000;RETRIBUCIONES BÁSICAS;107195;-0,5;107194,51\n";
        Heard<BudgetRow> heard = new Heard<>();
        RowReader.budget(Mappings.shipped("madrid"))
                .read(file("gastos-2021.csv", text, StandardCharsets.ISO_8859_1), heard);

        BudgetRow row = heard.rows.getFirst();
        assertThat(row.line().id()).isEqualTo("ES28079/2021/001001/01111/10000");
        assertThat(row.label()).contains("RETRIBUCIONES BÁSICAS");
        assertThat(row.adjustment()).isEqualTo(Money.parse("-0.49"));
        assertThat(row.stated()).contains(Money.parse("-0.50"));
        assertThat(row.finalAmount()).isEqualTo(Money.parse("107194.51"));
    }

    @Test
    void readsFilesWithoutHeaderOrDate() throws Exception {
        Heard<PaymentRow> heard = new Heard<>();
        RowReader.payments(Mappings.shipped("madrid"))
                .read(
                        file(
                                "pagos-2018.csv",
                                """
                                1100,1111,30001,INTERESES,FR 06338310196,BANCO,3000.0
                                001037,92208,48901,GASTOS,,"FERMAD, S.L.",6907.47
                                """,
                                StandardCharsets.UTF_8),
                        heard);
        PaymentRow first = heard.rows.getFirst();
        assertThat(first.line().id()).isEqualTo("ES28079/2018/001100/01111/30001");
        assertThat(first.date()).isEqualTo(LocalDate.of(2018, 12, 31));
        assertThat(first.dateAssumed()).isTrue();
        assertThat(first.voucher()).isEqualTo("assumed-2018-1");
        assertThat(first.payee()).isEqualTo("FR-06338310196");
        assertThat(heard.rows.getLast().payee()).isEqualTo("-");
    }

    @Test
    void takesControlTotalsFromTheTotalRowAndNothingFromComments() throws Exception {
        String text =
                "#Org.,Prog.,Econ.,Denominación,Vinc. Org.,Vinc. Fun.,Vinc. Eco.,"
                        + "Créditos Iniciales,Modificaciones de Crédito,Créditos Definitivos\n"
                        + "# made by hand\n"
                        + "10,33600,22606,REUNIÓNS,10,3,2,100,-20,80\n"
                        + "#,,,TOTALES,,,,100,-20,80\n";
        Heard<BudgetRow> heard = new Heard<>();
        RowReader.budget(Mappings.shipped("santiago"))
                .read(file("gastos-2013.csv", text, StandardCharsets.UTF_8), heard);

        assertThat(heard.rows).hasSize(1);
        assertThat(heard.rows.getFirst().pool()).contains("010/3/2");
        assertThat(heard.rows.getFirst().where().row()).isEqualTo(2);
        assertThat(heard.notData)
                .containsExactly(
                        Map.of(),
                        Map.of(
                                "initial", Money.parse("100.00"),
                                "adjustment", Money.parse("-20.00"),
                                "final", Money.parse("80.00")));
    }

    @Test
    void knowsAFileByItsContentsPackedOrNot() throws Exception {
        SourceFile plain = file("pagos-2013.csv", HEADER + GOOD, StandardCharsets.UTF_8);
        Path packed = folder.resolve("again.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((HEADER + GOOD).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(SourceFile.at(packed).sha256()).isEqualTo(plain.sha256());
    }
}
