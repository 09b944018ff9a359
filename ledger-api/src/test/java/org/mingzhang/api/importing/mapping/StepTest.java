package org.mingzhang.api.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StepTest {

    private final List<String> remarks = new ArrayList<>();

    private String apply(Step step, String text) throws UnreadableText {
        return step.apply(text, remarks::add);
    }

    private void refuses(Step step, String text, String rule) {
        assertThatThrownBy(() -> apply(step, text))
                .isInstanceOfSatisfying(
                        UnreadableText.class,
                        e -> {
                            assertThat(e.rule()).isEqualTo(rule);
                            assertThat(e.value()).isEqualTo(text);
                        });
    }

    @Test
    void givesLostZerosBack() throws Exception {
        assertThat(apply(new Step.Pad(3), "10")).isEqualTo("010");
        assertThat(apply(new Step.Pad(5), "1100")).isEqualTo("01100");
        assertThat(apply(new Step.Pad(3), "0100")).isEqualTo("0100");
    }

    @Test
    void takesTheFractionThatASpreadsheetAdded() throws Exception {
        assertThat(apply(new Step.Whole(), "2017.0")).isEqualTo("2017");
        assertThat(apply(new Step.Whole(), "2017")).isEqualTo("2017");
        assertThat(apply(new Step.Whole(), "007.00")).isEqualTo("007");
        refuses(new Step.Whole(), "2017.5", "not-a-whole-number");
        refuses(new Step.Whole(), "MMXVII", "not-a-whole-number");
    }

    @Test
    void writesScientificNotationOutWithoutLosingDigits() throws Exception {
        assertThat(apply(new Step.Digits(), "2.20170000196e+11")).isEqualTo("220170000196");
        assertThat(apply(new Step.Digits(), "2E2")).isEqualTo("200");
        assertThat(apply(new Step.Digits(), "9.007199254740993e+15")).isEqualTo("9007199254740993");
        assertThat(apply(new Step.Digits(), "220130007191")).isEqualTo("220130007191");
        refuses(new Step.Digits(), "2.25e+1", "not-a-whole-number");
    }

    @Test
    void saysWhenDigitsAreAssumed() throws Exception {
        apply(new Step.Digits(), "2.20170000196e+11");
        assertThat(remarks).isEmpty();

        assertThat(apply(new Step.Digits(), "2.2017e+11")).isEqualTo("220170000000");
        assertThat(remarks).containsExactly("digits-assumed");
    }

    @Test
    void collapsesSpaces() throws Exception {
        assertThat(apply(new Step.Trim(), "  OBRAS \u00a0 NA\tRÚA\n")).isEqualTo("OBRAS NA RÚA");
    }

    @Test
    void cutsByCharactersAndSaysSo() throws Exception {
        assertThat(apply(new Step.Cut(3), "预算指标账")).isEqualTo("预算指");
        assertThat(apply(new Step.Cut(2), "𠮷𠮷𠮷")).isEqualTo("𠮷𠮷");
        assertThat(remarks).containsExactly("text-cut", "text-cut");
        assertThat(apply(new Step.Cut(3), "abc")).isEqualTo("abc");
        assertThat(remarks).hasSize(2);
        assertThat(apply(new Step.First(1), "22701")).isEqualTo("2");
    }

    @Test
    void readsDatesOfOtherForms() throws Exception {
        Step step =
                new Step.Day(
                        DateTimeFormatter.ofPattern("dd/MM/uuuu")
                                .withResolverStyle(ResolverStyle.STRICT));
        assertThat(apply(step, "30/12/2013")).isEqualTo("2013-12-30");
        refuses(step, "31/02/2013", "not-a-date");
        refuses(step, "2013-12-30", "not-a-date");
    }

    @Test
    void replacesAndTranslates() throws Exception {
        assertThat(
                        apply(
                                new Step.Replace(Pattern.compile("[^A-Za-z0-9._:/-]+"), "-"),
                                "FR 06338310196"))
                .isEqualTo("FR-06338310196");
        Step translate = new Step.Translate(Map.of("R/", "reversal"));
        assertThat(apply(translate, "R/")).isEqualTo("reversal");
        assertThat(apply(translate, "R")).isEqualTo("R");
        assertThat(apply(new Step.Upper(), "es15078")).isEqualTo("ES15078");
    }
}
