package org.mingzhang.api.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void aLineHasACellForEachColumn() {
        assertThatThrownBy(() -> TableCsv.read("place,per-day\n*\n"))
                .isInstanceOf(UnreadableTable.class);
    }
}
