package org.mingzhang.api.alerts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/// What an alert says to people, and which events are alerts: those that have a text. Thread-safe.
public final class AlertTexts {

    private static final String BUNDLE = "org.mingzhang.api.alerts.alerts";
    private static final String TITLE = ".title";
    private static final Pattern MEMBER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// A text.
    ///
    /// @param title one line
    /// @param body some sentences
    public record Text(String title, String body) {}

    /// The types of events that are alerts, sorted.
    public List<String> types() {
        return bundle(Locale.ENGLISH).keySet().stream()
                .filter(key -> key.endsWith(TITLE))
                .map(key -> key.substring(0, key.length() - TITLE.length()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /// What an alert says.
    public Text text(Alert alert, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        return new Text(
                filled(bundle.getString(alert.type() + TITLE), alert),
                filled(bundle.getString(alert.type() + ".body"), alert));
    }

    private static String filled(String pattern, Alert alert) {
        return MEMBER.matcher(pattern)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(
                                alert.members().getOrDefault(found.group(1), "—")));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    }
}
