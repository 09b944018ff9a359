package org.mingzhang.api.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.controlpool.PoolRule;

class MappingReaderTest {

    private static final String SAMPLE = Mappings.text("sample.yaml");

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Mappings.schema(), InputFormat.JSON);

    private static boolean fitsSchema(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).isEmpty();
    }

    /// The sample with one place changed; refused by the schema as well, unless only Java can see
    /// it.
    private static void refused(String from, String to, boolean bySchema, String message) {
        assertThat(SAMPLE).contains(from);
        String changed = SAMPLE.replace(from, to);
        assertThatThrownBy(() -> MappingReader.read("my.yaml", changed))
                .isInstanceOf(MappingRefused.class)
                .hasMessageContaining(message);
        assertThat(fitsSchema(changed)).isEqualTo(!bySchema);
    }

    @Test
    void readsEveryShippedMappingAndItsSchemaAgrees() {
        for (String name : Mappings.SHIPPED) {
            assertThat(Mappings.shipped(name).name()).isEqualTo(name);
            assertThat(SCHEMA.validate(Mappings.text(name + ".yaml"), InputFormat.YAML)).isEmpty();
        }
        assertThat(Mappings.shipped("madrid").pools().flatMap(PoolRule::prefix))
                .contains(new PoolRule.Prefix(6, 5, 1, 0));
        assertThat(Mappings.shipped("santiago").isPerson("PF-27DD126691")).isTrue();
        assertThat(Mappings.shipped("santiago").isPerson("Anonimizado")).isTrue();
        assertThat(Mappings.shipped("santiago").isPerson("A28958247")).isFalse();
    }

    @Test
    void namesLineAndMemberOfAnUnknownMember() {
        refused(
                "currency: CNY",
                "curency: CNY",
                true,
                "my.yaml line 9, curency: is not known; known are [budget, currency,");
    }

    @Test
    void namesWhatIsMissing() {
        refused("currency: CNY\n", "", true, "line 3, the whole: lacks the member 'currency'");
        refused(
                "    fundType: {constant: general}\n",
                "",
                true,
                "budget.fields: lacks the member 'fundType'");
    }

    @Test
    void keepsTextsAsWrittenWhereYamlWouldConvertThem() {
        String numeric = SAMPLE.replace("{constant: general}", "{constant: 010}");
        assertThat(MappingReader.read("my.yaml", numeric).budget().fields().get("fundType"))
                .extracting(FieldRule::from)
                .isEqualTo(new FieldRule.Source.Constant("010"));
    }

    @Test
    void refusesAMemberTwice() {
        refused(
                "currency: CNY",
                "currency: CNY\ncurrency: EUR",
                false,
                "line 10, currency: stands there twice");
    }

    @Test
    void refusesAWidthThatIsNoNumber() {
        refused(
                "{pad: 3}], check",
                "{pad: three}], check",
                true,
                "steps[1].pad: must be a whole number from 1 to 64, is 'three'");
    }

    @Test
    void refusesAnUnknownStep() {
        refused(
                "steps: [trim, whole]",
                "steps: [trim, hole]",
                true,
                "payments.fields.year.steps[1]: is not a step: 'hole'");
        refused(
                "{cut: 200}",
                "{snip: 200}",
                true,
                "budget.fields.label.steps[1].snip: is not a step");
    }

    @Test
    void refusesTwoSourcesOfAField() {
        refused(
                "{constant: general}",
                "{constant: general, column: Fondo}",
                true,
                "budget.fields.fundType: must have exactly one of");
    }

    @Test
    void refusesCountedColumnsWhereThereAreNames() {
        refused("{column: \"Prog.\", ", "{cell: 2, ", false, "use column");
    }

    @Test
    void refusesAFieldThatStandsLater() {
        refused(
                "{field: year}",
                "{field: pool2}",
                false,
                "must name a field that stands before it");
    }

    @Test
    void refusesBrokenRegularExpressions() {
        refused("check: \"[0-9]{3}\"}", "check: \"[0-9\"}", false, "is not a regular expression");
        refused(
                "gastos-([0-9]{4})",
                "gastos-[0-9]{4}", false, "must have one group in parentheses");
        refused("with: \"-\"}", "with: \"$7\"}", false, "is not a replacement");
    }

    @Test
    void refusesAnEncodingThatNobodyKnows() {
        refused(
                "encoding: UTF-8",
                "encoding: UTF-9",
                false,
                "is not an encoding that is known here: UTF-9");
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThatThrownBy(() -> MappingReader.read("my.yaml", "mapping: 1\nname: [a\n"))
                .isInstanceOf(MappingRefused.class)
                .hasMessageContaining("my.yaml line 3, the YAML: ");
        assertThatThrownBy(() -> MappingReader.read("my.yaml", "")).hasMessage("my.yaml: is empty");
    }

    @Test
    void refusesAliasesThatGrow() {
        String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
        assertThatThrownBy(() -> MappingReader.read("my.yaml", bomb))
                .isInstanceOf(MappingRefused.class);
    }

    @Test
    void saysWhatIsShippedWhenAMappingIsUnknown() {
        assertThatThrownBy(() -> Mappings.find("atlantis"))
                .hasMessage(
                        "atlantis: is neither a file nor one of the shipped mappings"
                                + " [santiago, madrid, sample]");
    }

    @Test
    void namesOfCodesAreOfAKindThatBudgetLinesHaveAndInALanguage() {
        refused("  unit:\n", "  project:\n", true, "names.project: is not known; known are");
        refused(
                "  language: es\n",
                "  language: Spanish\n",
                true,
                "names.language: must be the tag of a language, like es or zh-Hans, is 'Spanish'");
        refused(
                "      code: {cell: 3, ",
                "      kode: {cell: 3, ",
                true,
                "names.unit.fields.kode: is not known; known are [code, name, year]");
        assertThat(Mappings.shipped("madrid").names()).isEqualTo(NameTables.NONE);
    }
}
