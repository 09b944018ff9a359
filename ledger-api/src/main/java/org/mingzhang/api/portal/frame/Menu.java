package org.mingzhang.api.portal.frame;

import java.util.List;

/// The pages that every page leads to, in the order in which they are wanted most.
public final class Menu {

    /// A page of the menu.
    ///
    /// @param tail its address behind `/open`
    /// @param word its name in the words of pages
    /// @param below the beginnings of addresses that belong to it
    private record Entry(String tail, String word, List<String> below) {

        private boolean holds(String here) {
            return here.equals(tail) || below.stream().anyMatch(here::startsWith);
        }
    }

    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry("", "page.front", List.of("/area/")),
                    new Entry("/units", "page.units", List.of("/unit/", "/replay/")),
                    new Entry("/pace", "page.pace", List.of("/pace/")),
                    new Entry("/pivot", "page.pivot", List.of()),
                    new Entry("/lines", "page.lines", List.of("/line/", "/pool/")),
                    new Entry("/payments", "page.payments", List.of("/payment/")),
                    new Entry("/in-flight", "page.in-flight", List.of()),
                    new Entry("/suppliers", "page.suppliers", List.of("/supplier/", "/awards")),
                    new Entry("/refusals", "page.refusals", List.of()),
                    new Entry("/log", "page.log", List.of("/entry/", "/operations", "/alerts")));

    private Menu() {}

    /// An item as it is shown.
    ///
    /// @param text what it is called
    /// @param href its address, at the moment that is shown
    /// @param current whether the page is in it
    public record Item(String text, String href, boolean current) {}

    /// The menu of a page.
    ///
    /// @param here the address of the page behind `/open`
    public static List<Item> of(Links links, Words words, String here) {
        return ENTRIES.stream()
                .map(entry ->
                        new Item(
                                words.of(entry.word()),
                                entry.tail().equals("/log")
                                        ? links.timeless(entry.tail())
                                        : links.to(entry.tail()),
                                entry.holds(here)))
                .toList();
    }

    /// The menu of a page that is in none of its parts.
    public static List<Item> elsewhere(Links links, Words words) {
        return of(links, words, "/-");
    }
}
