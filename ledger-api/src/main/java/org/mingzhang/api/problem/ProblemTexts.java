package org.mingzhang.api.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sentences of the edge in the languages that we speak.
public final class ProblemTexts {

    private static final String BUNDLE = "org.mingzhang.api.problem.messages";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);
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

    /// What a parameter must be, in a language.
    public String expected(Expected expected, Locale locale) {
        return switch (expected) {
            case Expected.Form form ->
                    words(form.name().toLowerCase(Locale.ROOT).replace('_', '-'), locale);
            case Expected.Whole(long least, long most) -> words("whole", locale, least, most);
            case Expected.PositionUpTo(long last) -> words("position-up-to", locale, last);
            case Expected.SizeAbove(long position) -> words("size-above", locale, position);
            case Expected.Characters(long least, long most) ->
                    words("characters", locale, least, most);
            case Expected.AtMostTimes(long most) -> words("at-most-times", locale, most);
            case Expected.PaymentsUpTo(long most) -> words("payments-up-to", locale, most);
            case Expected.EntriesUpTo(long most) -> words("entries-up-to", locale, most);
            case Expected.OneOf(List<String> words) -> words("one-of", locale, words);
            case Expected.OtherName(List<String> names) -> words("other-name", locale, names);
            case Expected.Some(int most, List<String> words) -> words("some", locale, most, words);
            case Expected.SortedBy(List<String> columns) -> words("sorted-by", locale, columns);
            case Expected.MeasureOf(List<String> measures, List<String> axes) ->
                    words("measure-of", locale, measures, axes);
            case Expected.Matching(String pattern) -> words("matching", locale, pattern);
            case Expected.Rule(String code) -> words("rule", locale, code);
            case Expected.RoleBeside(String other) -> words("role-beside", locale, other);
            case Expected.MappingIn(String currency) -> words("mapping-in", locale, currency);
            case Expected.Folder(List<String> folders) -> words("folder", locale, folders);
            case Expected.Usable _ -> words("usable", locale);
            case Expected.HeaderOf(List<String> columns) -> words("header-of", locale, columns);
            case Expected.Cells(long line, int given, int columns) ->
                    words("cells", locale, line, given, columns);
            case Expected.RowsUpTo(int most) -> words("rows-up-to", locale, most);
            case Expected.DocumentUpTo(int characters) ->
                    words("document-up-to", locale, characters);
            case Expected.Csv(long behindLine) -> words("csv", locale, behindLine);
            case Expected.Xml(long line) -> words("xml", locale, line);
        };
    }

    private String words(String key, Locale locale, Object... arguments) {
        return text(
                "expected." + key,
                locale,
                Stream.of(arguments)
                        .map(argument ->
                                argument instanceof List<?> list
                                        ? list.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", "))
                                        : argument.toString())
                        .toArray());
    }
}
