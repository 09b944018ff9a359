package org.mingzhang.api.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.TableForm;

/// A table goes out and comes back the same, as CSV and as DMN; what is no table is refused.
class TableFilesTest {

    private static List<SampleTables.Sample> samples() {
        return SampleTables.load();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesBackFromCsvAsItWas(SampleTables.Sample sample) {
        assertThat(TableCsv.read(TableCsv.write(sample.text()))).isEqualTo(sample.text());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesBackFromDmnAsItWas(SampleTables.Sample sample) {
        String document = TableDmn.write(sample.form(), "440000000/x", sample.text());

        assertThat(TableDmn.read(document)).isEqualTo(sample.text());
        assertThat(document).contains("https://www.omg.org/spec/DMN/20191111/MODEL/");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasTheColumnsOfItsName(SampleTables.Sample sample) {
        assertThat(sample.text().columns()).isEqualTo(sample.form().columnNames());
        assertThat(sample.document()).isNotBlank();
    }

    @Test
    void aDocumentTypeIsNotAccepted() {
        assertThatThrownBy(() ->
                        TableDmn.read(
                                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                        + "<definitions>&e;</definitions>"))
                .isInstanceOf(UnreadableTable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<definitions/>", "<definitions", "no XML"})
    void norIsWhatHasNoDecisionTable(String document) {
        assertThatThrownBy(() -> TableDmn.read(document)).isInstanceOf(UnreadableTable.class);
    }

    /// 国办发明电〔2025〕7号, of 4 November 2025: the weekdays of the holidays, and the days worked for
    /// them.
    @Test
    void theWorkingDaysOf2026AreThoseOfTheStateCouncil() {
        Map<String, String> days = new TreeMap<>();
        for (String holiday :
                List.of(
                        "01-01/01-03",
                        "02-15/02-23",
                        "04-04/04-06",
                        "05-01/05-05",
                        "06-19/06-21",
                        "09-25/09-27",
                        "10-01/10-07")) {
            LocalDate first = LocalDate.parse("2026-" + holiday.substring(0, 5));
            LocalDate last = LocalDate.parse("2026-" + holiday.substring(6));
            first.datesUntil(last.plusDays(1))
                    .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                    .forEach(day -> days.put(day.toString(), "no"));
        }
        for (String worked : List.of("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")) {
            days.put("2026-" + worked, "yes");
        }
        SampleTables.Sample sample =
                samples().stream()
                        .filter(one -> one.form() == TableForm.WORKING_DAYS)
                        .findFirst()
                        .orElseThrow();

        assertThat(sample.text().rows())
                .map(Row::cells)
                .containsExactlyElementsOf(
                        days.entrySet().stream()
                                .map(day -> List.of(day.getKey(), day.getValue()))
                                .toList());
    }

    @Test
    void aLineHasACellForEachColumn() {
        assertThatThrownBy(() -> TableCsv.read("place,per-day\n*\n"))
                .isInstanceOf(UnreadableTable.class);
    }
}
