package org.mingzhang.api.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/// How somebody looks at the portal.
///
/// @param language `zh` or `en`
/// @param width of the window in CSS pixels
/// @param dark whether they like it dark
record Look(String language, int width, boolean dark) {

    /// A desk, in English and by day.
    static final Look USUAL = new Look("en", 1280, false);

    /// Both languages, a desk and a phone, light and dark, so that each goes with each once.
    static final List<Look> ALL =
            List.of(
                    USUAL,
                    new Look("zh", 1280, true),
                    new Look("zh", 390, false),
                    new Look("en", 390, true));

    private static final int HEIGHT = 900;

    Browser.NewContextOptions options(String base) {
        return new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale(language.equals("zh") ? "zh-CN" : "en-GB")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, HEIGHT)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /// For the names of pictures.
    @Override
    public String toString() {
        return language + "-" + width + (dark ? "-dark" : "-light");
    }
}
