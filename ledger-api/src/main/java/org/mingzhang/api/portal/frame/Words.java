package org.mingzhang.api.portal.frame;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/// The sentences and words of pages in one language. One word for one thing on every page.
///
/// @param language the language
public record Words(Language language) {

    private static final String BUNDLE = "org.mingzhang.api.portal.words";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// A sentence with its facts in place. Numbers come as texts.
    ///
    /// @throws MissingResourceException if there is no such sentence
    public String of(String key, Object... facts) {
        return new MessageFormat(bundle().getString(key), Locale.ROOT).format(facts);
    }

    /// A word that may be missing, for instance of an event type that this program does not know.
    public Optional<String> find(String key) {
        return bundle().containsKey(key)
                ? Optional.of(new MessageFormat(bundle().getString(key), Locale.ROOT).format(null))
                : Optional.empty();
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, language.locale(), NO_FALLBACK);
    }
}
