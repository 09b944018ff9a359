package org.mingzhang.api.portal.frame;

import org.jspecify.annotations.Nullable;

/// One cell of a table.
///
/// @param text what is shown
/// @param value the plain value behind it, for copying and for the chart; null for texts
/// @param href where it leads; null where nowhere
/// @param style a class of the design system: `text`, `date`, `number`, `code`, `chip …`, `none`
/// @param title a reason or explanation, said as well as shown on hover
/// @param bar the length of a bar beside it in thousandths, -1 for no bar
public record Cell(
        String text,
        @Nullable String value,
        @Nullable String href,
        String style,
        @Nullable String title,
        int bar) {

    private static final int NO_BAR = -1;

    /// A text.
    public static Cell text(String text) {
        return new Cell(text, null, null, "text", null, NO_BAR);
    }

    /// A day or a time, never broken.
    public static Cell date(String text) {
        return new Cell(text, null, null, "date", null, NO_BAR);
    }

    /// A code, a hash or a position.
    public static Cell code(String text) {
        return new Cell(text, null, null, "code", null, NO_BAR);
    }

    /// A number with its plain value.
    public static Cell number(String text, String value) {
        return new Cell(text, value, null, "number", null, NO_BAR);
    }

    /// A state or mark; the kind gives its colour and never its meaning alone.
    public static Cell chip(String text, String kind) {
        return new Cell(text, null, null, "chip " + kind, null, NO_BAR);
    }

    /// Nothing, and why.
    public static Cell none(String reason) {
        return new Cell("—", null, null, "none", reason, NO_BAR);
    }

    /// The same with a link.
    public Cell to(String address) {
        return new Cell(text, value, address, style, title, bar);
    }

    /// The same with an explanation.
    public Cell saying(String explanation) {
        return new Cell(text, value, href, style, explanation, bar);
    }

    /// The same with a bar beside it.
    public Cell bar(int thousandths) {
        return new Cell(text, value, href, style, title, thousandths);
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
