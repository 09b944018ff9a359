package org.mingzhang.api.portal.frame;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One cell of a table.
///
/// @param text what is shown
/// @param value the plain value behind it, for copying and for the chart; null for texts
/// @param href where it leads; null where nowhere
/// @param style a class of the design system: `text`, `date`, `number`, `code`, `chip …`, `none`
/// @param title a reason or explanation, said as well as shown on hover
/// @param bar the length of a bar beside it in thousandths, -1 for no bar
/// @param language the language of the text, as BCP 47 names it; null for that of the page
public record Cell(
        String text,
        @Nullable String value,
        @Nullable String href,
        String style,
        @Nullable String title,
        int bar,
        @Nullable String language) {

    private static final int NO_BAR = -1;

    /// A text.
    public static Cell text(String text) {
        return new Cell(text, null, null, "text", null, NO_BAR, null);
    }

    /// A day or a time, never broken.
    public static Cell date(String text) {
        return new Cell(text, null, null, "date", null, NO_BAR, null);
    }

    /// A code, a hash or a position.
    public static Cell code(String text) {
        return new Cell(text, null, null, "code", null, NO_BAR, null);
    }

    /// A number with its plain value.
    public static Cell number(String text, String value) {
        return new Cell(text, value, null, "number", null, NO_BAR, null);
    }

    /// A state or mark; the kind gives its colour and never its meaning alone.
    public static Cell chip(String text, String kind) {
        return new Cell(text, null, null, "chip " + kind, null, NO_BAR, null);
    }

    /// Nothing, and why.
    public static Cell none(String reason) {
        return new Cell("—", null, null, "none", reason, NO_BAR, null);
    }

    /// The same with a link.
    public Cell to(String address) {
        return new Cell(text, value, address, style, title, bar, language);
    }

    /// The same with an explanation.
    public Cell saying(String explanation) {
        return new Cell(text, value, href, style, explanation, bar, language);
    }

    /// The same with a bar beside it.
    public Cell bar(int thousandths) {
        return new Cell(text, value, href, style, title, thousandths, language);
    }

    /// The same in a language, where that is said.
    public Cell in(Optional<String> tag) {
        return new Cell(text, value, href, style, title, bar, tag.orElse(null));
    }

    /// Whether there is a bar.
    public boolean hasBar() {
        return bar != NO_BAR;
    }

    /// Whether it stands right-aligned under its head.
    public boolean isNumber() {
        return value != null;
    }

    /// Whether it is a chip.
    public boolean isChip() {
        return style.startsWith("chip");
    }
}
