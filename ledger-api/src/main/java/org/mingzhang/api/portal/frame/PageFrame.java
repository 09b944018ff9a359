package org.mingzhang.api.portal.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What surrounds the content of every page.
///
/// @param title of the browser's window; begins with the moment where it is past
/// @param heading the only `h1`
/// @param answer the answer in one sentence, also the description of the page; may be empty
/// @param crumbs the way down from the whole to here
/// @param siblings the pages beside this one, itself included
/// @param chips states of what is shown
/// @param time the time bar
/// @param evidence what vouches for the figures
/// @param alternates the same address in every language
/// @param chart whether the page has a chart, and so needs the library for it
public record PageFrame(
        String title,
        String heading,
        String answer,
        List<Crumb> crumbs,
        List<Crumb> siblings,
        List<Cell> chips,
        TimeBar time,
        Evidence evidence,
        List<Alternate> alternates,
        boolean chart) {

    public PageFrame {
        crumbs = List.copyOf(crumbs);
        siblings = List.copyOf(siblings);
        chips = List.copyOf(chips);
        alternates = List.copyOf(alternates);
    }

    /// A level above.
    ///
    /// @param text what it is
    /// @param href its address; null for where one is
    public record Crumb(String text, @Nullable String href) {}

    /// The address of something named.
    @FunctionalInterface
    public interface Link {
        /// The address.
        String to(String name);
    }

    /// As of when.
    ///
    /// @param past whether it is not the present
    /// @param text the moment in words
    /// @param day what the date field holds; empty in the present
    /// @param effective whether the date field holds an effective date
    /// @param nowHref the same page in the present
    /// @param action where the date field leads
    /// @param kept the other words of the address, which the date field keeps
    /// @param behind how many entries the read models lack, in words; null for none
    /// @param comparison the other moment; null on pages that compare none
    public record TimeBar(
            boolean past,
            String text,
            String day,
            boolean effective,
            String nowHref,
            String action,
            List<Kept> kept,
            @Nullable String behind,
            @Nullable Comparison comparison) {

        public TimeBar {
            kept = List.copyOf(kept);
        }
    }

    /// The other moment with which a page compares.
    ///
    /// @param day what its date field holds
    /// @param text the moment in words; null where none is compared
    /// @param stopHref the same page without the comparison
    /// @param withNowHref the present compared with what is shown; null where that is no change
    public record Comparison(
            String day, @Nullable String text, String stopHref, @Nullable String withNowHref) {}

    /// A word of the address.
    ///
    /// @param name the parameter
    /// @param value its value
    public record Kept(String name, String value) {}

    /// What vouches for the figures.
    ///
    /// @param sentence from how many entries they come
    /// @param entriesHref these entries
    /// @param checkpoints the newest checkpoint of each suite
    /// @param permanentHref the address that gives the same figures for ever
    /// @param dataHref the same as data; null where there is none
    /// @param caseHref the case bundle of what the page is about; null where there is none, or not
    ///   everybody may have it
    public record Evidence(
            String sentence,
            String entriesHref,
            List<Checkpoint> checkpoints,
            String permanentHref,
            @Nullable String dataHref,
            @Nullable String caseHref) {

        public Evidence {
            checkpoints = List.copyOf(checkpoints);
        }
    }

    /// A checkpoint in short.
    ///
    /// @param suite its hash function
    /// @param text how many entries it covers, in words
    /// @param root the hash of all of them
    public record Checkpoint(String suite, String text, String root) {}

    /// The same page in a language.
    ///
    /// @param tag the language
    /// @param name as it calls itself
    /// @param href the address
    /// @param current whether it is this one
    public record Alternate(String tag, String name, String href, boolean current) {}
}
