package org.mingzhang.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.codec.shape.InputRule;
import org.mingzhang.ledger.codec.shape.Violation;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.payment.PaymentCommand.WithdrawPayment;

class LedgerTextsTest {

    private static final String BUNDLE = "org.mingzhang.ledger.codec.texts";
    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();

    private final LedgerTexts texts = new LedgerTexts();

    @ParameterizedTest
    @ValueSource(strings = {"", "zh"})
    void everyRuleHasItsTextAndNoTextIsLeftOver(String language) {
        ResourceBundle bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        Locale.of(language),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(bundle.getLocale().getLanguage()).isEqualTo(language);
        Set<String> expected = new TreeSet<>();
        for (String code : refusalCodes()) {
            expected.add("refused." + code + ".title");
            expected.add("refused." + code + ".detail");
        }
        inputCodes().forEach(code -> expected.add("invalid." + code));
        assertThat(bundle.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theDocumentationListsEveryRule() {
        StringBuilder section = new StringBuilder();
        section.append("## Refusals\n\nA rule of public money forbade the command; the attempt is")
                .append(" on record. `limit`, `value` and `reference` stand where the text has")
                .append(" `{0}`, `{1}` and `{2}`, the version of the rule where it has `{3}`.\n");
        ResourceBundle english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
        ResourceBundle chinese = ResourceBundle.getBundle(BUNDLE, Locale.CHINESE);
        for (String code : refusalCodes()) {
            section.append("\n### ").append(code).append("\n");
            for (ResourceBundle bundle : List.of(english, chinese)) {
                section.append("\n**")
                        .append(bundle.getString("refused." + code + ".title"))
                        .append("** ")
                        .append(bundle.getString("refused." + code + ".detail"))
                        .append("\n");
            }
        }
        section.append(
                        "\n## Invalid input\n\nThe command was not decided and its id not used. Each")
                .append(" violation names the member by a JSON Pointer (RFC 6901).\n\n")
                .append("| rule | English | 中文 |\n| --- | --- | --- |\n");
        for (String code : inputCodes()) {
            section.append(
                    "| `%s` | %s | %s |%n"
                            .formatted(
                                    code,
                                    english.getString("invalid." + code),
                                    chinese.getString("invalid." + code)));
        }
        Approved.isSection(Approved.DOCS.resolve("problems.md"), "rules", section.toString());
    }

    @Test
    void aRefusalIsExplainedWithItsNumbersInBothLanguages() {
        CommandRefused refused =
                new CommandRefused(
                        new WithdrawPayment("P-1", java.time.LocalDate.EPOCH, "mistaken"),
                        "amount-exceeds-available",
                        Optional.empty(),
                        Optional.of("1000.00"),
                        Optional.of("1000.01"),
                        Optional.of("2026/205"));
        assertThat(texts.refusalDetail(refused, Locale.UK))
                .isEqualTo("The amount 1000.01 exceeds the available 1000.00 of pool 2026/205.");
        assertThat(texts.refusalDetail(refused, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("金额 1000.01 超过控制池 2026/205 的可用余额 1000.00。");
        assertThat(texts.refusalTitle(refused, Locale.CHINESE)).isEqualTo("超过控制池可用余额");
    }

    @Test
    void anotherLanguageGetsEnglish() {
        Violation violation =
                new Violation(
                        "/data/amount",
                        "wrong-type",
                        Optional.empty(),
                        List.of("string", "number"));
        assertThat(texts.violation(violation, Locale.FRENCH))
                .isEqualTo("Must be a JSON string, not a JSON number.");
    }

    private static Set<String> refusalCodes() {
        Set<String> codes = new TreeSet<>();
        for (Class<? extends Refusal> refusal : TYPES.refusals()) {
            codes.add(kebab(refusal));
        }
        assertThat(codes).hasSize(TYPES.refusals().size());
        return codes;
    }

    private static Set<String> inputCodes() {
        Set<String> codes = new TreeSet<>();
        for (InputRule rule : InputRule.values()) {
            codes.add(rule.code());
        }
        for (CommandType<?> type : TYPES.commands()) {
            addConstraints(type.shape().type(), codes);
        }
        return codes;
    }

    private static void addConstraints(Class<?> record, Set<String> codes) {
        for (RecordComponent component : record.getRecordComponents()) {
            addConstraints(component.getAnnotatedType(), codes);
        }
    }

    private static void addConstraints(AnnotatedType type, Set<String> codes) {
        Arrays.stream(type.getAnnotations())
                .map(Annotation::annotationType)
                .filter(annotation -> annotation != Valid.class)
                .filter(annotation -> !annotation.getPackageName().startsWith("org.jspecify"))
                .forEach(annotation -> codes.add(kebab(annotation)));
        if (type instanceof AnnotatedParameterizedType generic) {
            Stream.of(generic.getAnnotatedActualTypeArguments())
                    .forEach(argument -> addConstraints(argument, codes));
        } else if (type.getType() instanceof Class<?> nested && nested.isRecord()) {
            if (nested != org.mingzhang.ledger.money.Money.class) {
                addConstraints(nested, codes);
            }
        }
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
