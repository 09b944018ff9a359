package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody without a mouse: everything is reached by Tab, in the order in which it stands, and is
/// seen to be reached; lists are chosen from by the arrow keys.
@InABrowser
class KeyboardIT {

    /// A date has a stop for year, month and day each, and one for its calendar.
    private static final int STOPS_IN_FIELDS = 20;

    /// What can be reached, each under a number, in the order of the page.
    private static final String NUMBER =
            """
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
                .filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden'
                    && one.checkVisibility({ visibilityProperty: true }))
                .map((one, at) => one.dataset.at = String(at)).length
            """;

    /// Notes behind each key where the focus is, and what keeps it from being seen; nothing if it
    /// is seen.
    private static final String NOTE_STOPS =
            """
            () => {
              window.stops = []
              document.addEventListener('keyup', () => {
                const one = document.activeElement
                const look = getComputedStyle(one)
                const box = one.getBoundingClientRect()
                const marked = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2
                    || one.querySelector('path') !== null && one.closest('.map') !== null
                const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
                window.stops.push([one.dataset.at ?? one.tagName,
                    (marked ? '' : 'no outline ') + (inside ? '' : 'out of sight ')
                    + (marked && inside ? '' : one.outerHTML.slice(0, 120))])
              }, true)
            }
            """;

    /// Where the focus stopped, and what keeps it from being seen there; empty if it is seen.
    private record Stop(String at, String hidden) {}

    /// Goes through the page by Tab until the focus has been at so many places.
    private static List<Stop> stops(Page page, int all) {
        page.evaluate(NOTE_STOPS);
        for (int i = 0; i < all; i++) {
            page.keyboard().press("Tab");
        }
        List<Stop> stops = noted(page);
        for (int i = 0; i < STOPS_IN_FIELDS && places(stops).size() < all; i++) {
            page.keyboard().press("Tab");
            stops = noted(page);
        }
        return stops;
    }

    private static List<Stop> noted(Page page) {
        return ((List<?>) page.evaluate("window.stops"))
                .stream()
                        .map(List.class::cast)
                        .map(stop ->
                                new Stop(
                                        String.valueOf(stop.getFirst()),
                                        String.valueOf(stop.getLast())))
                        .toList();
    }

    /// One after the other; a field of several parts is one.
    private static List<String> places(List<Stop> stops) {
        List<String> places = new ArrayList<>();
        for (Stop stop : stops) {
            if (places.isEmpty() || !places.getLast().equals(stop.at())) {
                places.add(stop.at());
            }
        }
        return places;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/area/440100",
                "/open/units",
                "/open/pace/445300101",
                "/open/pivot?cols=quarter",
                "/open/search?q=440100101",
                "/sign-in"
            })
    void everythingIsReachedInTheOrderOfThePageAndSeenToBe(String tail, Visitor visitor) {
        for (Look look : List.of(Look.USUAL, new Look("zh", 390, true))) {
            visitor.looking(look).opens("/" + look.language() + tail);
            Page page = visitor.page();
            int all = ((Number) page.evaluate(NUMBER)).intValue();
            List<Stop> stops = stops(page, all);

            assertThat(places(stops))
                    .as("%s, %s", tail, look)
                    .containsExactlyElementsOf(numbers(all));
            assertThat(stops).as("%s, %s", tail, look).allMatch(stop -> stop.hidden().isEmpty());
        }
    }

    private static List<String> numbers(int all) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    private static void tabsTo(Page page, String selector) {
        int all = ((Number) page.evaluate(NUMBER)).intValue();
        for (int i = 0; i < all + STOPS_IN_FIELDS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    page.evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
        }
        throw new AssertionError("no way to " + selector + " by the keyboard");
    }

    @Test
    void theFirstStopLeadsPastTheFrame(Visitor visitor) {
        visitor.opensPage("/units");
        Page page = visitor.page();

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip").boundingBox().y).isNotNegative();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");

        assertThat(page.evaluate("document.activeElement.closest('main') !== null"))
                .isEqualTo(true);
    }

    @Test
    void theMenuAndThePivotAnswerToTheKeyboardAlone(Visitor visitor) {
        visitor.opensPage("/units");
        Page page = visitor.page();
        tabsTo(page, ".menu a[href*='/pivot']");
        visitor.picture("keyboard-menu");
        page.keyboard().press("Enter");
        page.waitForURL("**/en/open/pivot*");
        String before = visitor.answer();

        tabsTo(page, "#f-measure");
        page.keyboard().press("ArrowDown");
        page.waitForURL("**measure=*");
        page.waitForFunction("a => document.querySelector('.answer').innerText !== a", before);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("f-measure");
        visitor.picture("keyboard-pivot");

        tabsTo(page, "#f-cols");
        page.keyboard().press("ArrowDown");
        page.waitForURL("**cols=*");
        page.waitForFunction("() => document.querySelectorAll('#pivot thead th').length > 2");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("f-cols");
    }
}
