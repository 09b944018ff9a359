package org.mingzhang.api.portal.frame;

import java.util.Locale;

/// A language of the portal, the first part of every address.
public enum Language {
    /// Chinese, simplified.
    ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
    /// English.
    EN(Locale.ENGLISH, "en");

    private final Locale locale;
    private final String tag;

    Language(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    /// The first part of addresses, `zh` or `en`.
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What `lang` and `hreflang` say.
    public String tag() {
        return tag;
    }

    /// For texts and problems.
    public Locale locale() {
        return locale;
    }

    /// The other one.
    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /// The language of an address; Chinese where it names none.
    public static Language ofPath(String path) {
        return path.equals("/en") || path.startsWith("/en/") ? EN : ZH;
    }

    /// The language for `Accept-Language`: English where the problem texts would be English.
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? ZH : EN;
    }
}
