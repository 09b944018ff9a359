package org.mingzhang.ledger.codec;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.ledger.codec.shape.Violation;

/// What is said to people about refusals and invalid input, in English and Chinese.
///
/// A locale of another language gets English. Thread-safe.
public final class LedgerTexts {

    private static final String SEPARATOR = ", ";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// What rule forbade the command, in a few words.
    public String refusalTitle(CommandRefused refusal, Locale locale) {
        return text("refused." + refusal.rule() + ".title", locale);
    }

    /// What a rule that forbids commands is called, if this program knows it.
    public Optional<String> ruleTitle(String rule, Locale locale) {
        String key = "refused." + rule + ".title";
        return bundle(locale).containsKey(key) ? Optional.of(text(key, locale)) : Optional.empty();
    }

    /// Why it did in this case, with limit and value.
    public String refusalDetail(CommandRefused refusal, Locale locale) {
        return text(
                "refused." + refusal.rule() + ".detail",
                locale,
                inWords(refusal.limit(), locale),
                inWords(refusal.value(), locale),
                inWords(refusal.reference(), locale),
                inWords(refusal.ruleVersion(), locale));
    }

    /// What is wrong with the member, and what it must be.
    public String violation(Violation violation, Locale locale) {
        return text("invalid." + violation.rule(), locale, violation.facts().toArray());
    }

    /// A fact as it stands in a sentence: states, roles, phases and kinds of codes by their words
    /// in the language, everything else as it is.
    private static String inWords(Optional<String> fact, Locale locale) {
        ResourceBundle words =
                ResourceBundle.getBundle("org.mingzhang.ledger.codec.words", locale, NO_FALLBACK);
        return fact.stream()
                .flatMap(text -> Stream.of(text.split(SEPARATOR, -1)))
                .map(text -> {
                    String key = text.replace(' ', '-');
                    return words.containsKey(key) ? words.getString(key) : text;
                })
                .collect(Collectors.joining(SEPARATOR));
    }

    private static String text(String key, Locale locale, Object... facts) {
        return new MessageFormat(bundle(locale).getString(key), Locale.ROOT).format(facts);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("org.mingzhang.ledger.codec.texts", locale, NO_FALLBACK);
    }
}
