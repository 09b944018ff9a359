package org.mingzhang.api.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/// The sentences of the edge in the languages that we speak.
public final class ProblemTexts {

    private static final String BUNDLE = "org.mingzhang.api.problem.messages";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// The language for a request: the first of `Accept-Language` that we speak, else English.
    ///
    /// @param acceptLanguage the header; a malformed one counts as none
    public static Locale localeFor(String acceptLanguage) {
        if (acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }

    /// A sentence with its arguments in place. Numbers are written as the caller writes them.
    ///
    /// @throws java.util.MissingResourceException if there is no such sentence
    public String text(String key, Locale locale, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }

    /// What a parameter must be, in a language, where there is a text for it; as it stands
    /// otherwise.
    public String expected(String form, Locale locale) {
        String key = "expected." + NO_WORD.matcher(form.toLowerCase(Locale.ROOT)).replaceAll("-");
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        return texts.containsKey(key) ? texts.getString(key) : form;
    }
}
