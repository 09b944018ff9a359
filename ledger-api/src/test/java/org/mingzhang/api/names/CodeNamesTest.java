package org.mingzhang.api.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.api.demo.DemoCodes;
import org.mingzhang.projections.codes.CodeName;

class CodeNamesTest {

    @TempDir private Path folder;
    private final List<CodeName> published = new ArrayList<>();

    private CodeNames names() {
        return new CodeNames(folder, () -> published);
    }

    @Test
    void withoutATableThereAreNoNames() {
        assertThat(names().find(CodeKind.UNIT, "101")).isEmpty();
    }

    @Test
    void aTableNamesCodesOfItsKind() throws Exception {
        Files.writeString(folder.resolve("unit.csv"), "code,name\n010,ALCALDÍA\n");

        CodeNames names = names();

        assertThat(names.find(CodeKind.UNIT, "010")).contains("ALCALDÍA");
        assertThat(names.find(CodeKind.UNIT, "10")).isEmpty();
        assertThat(names.find(CodeKind.FUNCTION, "010")).isEmpty();
    }

    @Test
    void namesAreFoundByTheirWordsInAnyCase() throws Exception {
        Files.writeString(
                folder.resolve("unit.csv"),
                "code,name\n101,广州市教育局\n102,广州市水务局\n201,City Education Office\n");
        CodeNames names = names();

        assertThat(names.containing(CodeKind.UNIT, " 广州 教育", 10)).containsOnlyKeys("101");
        assertThat(names.containing(CodeKind.UNIT, "education", 10)).containsOnlyKeys("201");
        assertThat(names.containing(CodeKind.UNIT, "广州", 1)).containsOnlyKeys("101");
        assertThat(names.containing(CodeKind.UNIT, "财政", 10)).isEmpty();
    }

    @Test
    void aTableThatCannotBeReadNamesNothing() throws Exception {
        Files.writeString(folder.resolve("unit.csv"), "number,name\n010,ALCALDÍA\n");

        assertThat(names().find(CodeKind.UNIT, "010")).isEmpty();
    }

    @Test
    void aPublishedSetNamesWhatNoTableDoesInItsLanguage() throws Exception {
        Files.writeString(folder.resolve("unit.csv"), "code,name\n010,Mayor\n");
        published.add(
                new CodeName(
                        org.mingzhang.ledger.codes.CodeKind.UNIT,
                        "010",
                        "Alcaldía",
                        Optional.of("es")));
        published.add(
                new CodeName(
                        org.mingzhang.ledger.codes.CodeKind.UNIT,
                        "080",
                        "Educación",
                        Optional.of("es")));
        CodeNames names = names();

        assertThat(names.name(CodeKind.UNIT, "010", Locale.ENGLISH))
                .contains(new Name("Mayor", Optional.empty()));
        assertThat(names.name(CodeKind.UNIT, "080", Locale.ENGLISH))
                .contains(new Name("Educación", Optional.of("es")));
        assertThat(names.find(CodeKind.FUNCTION, "080")).isEmpty();
        assertThat(names.containing(CodeKind.UNIT, "educación", 10)).containsOnlyKeys("080");
    }

    @Test
    void anOfferedTableDoesNotReplaceOneThatIsThere() throws Exception {
        Files.writeString(folder.resolve("unit.csv"), "code,name\n101,Ours\n");
        CodeNames names = names();

        names.offer(CodeKind.UNIT, Map.of("101", "Made up"));
        names.offer(CodeKind.FUNCTION, Map.of("205", "Education"));

        assertThat(names.find(CodeKind.UNIT, "101")).contains("Ours");
        assertThat(names.find(CodeKind.FUNCTION, "205")).contains("Education");
    }

    @Test
    void theDemonstrationNamesItsUnitsAsMadeUp() {
        DemoCodes codes = DemoCodes.load();

        assertThat(codes.unitNames()).containsEntry("440100101", "广州市教育局（示范）");
        assertThat(codes.functionNames()).containsEntry("20502", "普通教育");
        assertThat(codes.economicNames()).containsKey("50201");
        assertThat(codes.divisionNames()).containsEntry("440100000", "广州市");
    }
}
