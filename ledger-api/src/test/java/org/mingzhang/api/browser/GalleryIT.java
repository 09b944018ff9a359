package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.mingzhang.api.testing.Province;

/// Every page on a desk and on a phone, in either language, by day or in the dark: a picture is
/// kept, axe finds no barrier, and nothing runs past the edge.
@InABrowser
class GalleryIT {

    private static final int YEAR = LocalDate.ofInstant(Province.now(), Province.ZONE).getYear();

    private static final Map<String, String> PAGES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("home", ""),
                            Map.entry("province", "/area/440000"),
                            Map.entry("city", "/area/440100"),
                            Map.entry("county", "/area/440103"),
                            Map.entry("unit", "/unit/440100101"),
                            Map.entry("lines", "/lines?sort=-paid&unit=440100101"),
                            Map.entry("payments", "/payments"),
                            Map.entry("payment", "/payment/demo-440100-" + YEAR + "-007"),
                            Map.entry("in-flight", "/in-flight"),
                            Map.entry("suppliers", "/suppliers"),
                            Map.entry("awards", "/awards"),
                            Map.entry("search", "/search?q=教育"),
                            Map.entry("refusals", "/refusals"),
                            Map.entry("entry", "/entry/2000"),
                            Map.entry("log", "/log"),
                            Map.entry("operations", "/operations"),
                            Map.entry("alerts", "/alerts"),
                            Map.entry("adjustments", "/adjustments"),
                            Map.entry("flows", "/flows"),
                            Map.entry("pace", "/pace"),
                            Map.entry("pace-unit", "/pace/445300101"),
                            Map.entry("pivot", "/pivot?cols=quarter"),
                            Map.entry("past", "/area/440100?at=" + YEAR + "-06-30&by=effective"),
                            Map.entry("terms", "/terms")));

    @ParameterizedTest
    @FieldSource("org.mingzhang.api.browser.Look#ALL")
    void everyPageCanBeUsed(Look look, Visitor visitor) {
        visitor.looking(look);
        List<String> wrong = new ArrayList<>();

        int number = 0;
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            if (!isFor(look, number++)) {
                continue;
            }
            String name = page.getKey();
            visitor.opensPage(page.getValue()).picture(name);
            visitor.barriers().forEach(barrier -> wrong.add(name + ": " + barrier));
            if (visitor.overflow() > 0) {
                wrong.add(name + " runs " + visitor.overflow() + " px past the edge");
            }
        }

        assertThat(wrong).isEmpty();
    }

    /// Each page is looked at on a desk and on a phone; which of the two desks and phones changes
    /// from page to page.
    private static boolean isFor(Look look, int page) {
        int desk = page % 2;
        int phone = 2 + page / 2 % 2;
        return look.equals(Look.ALL.get(desk)) || look.equals(Look.ALL.get(phone));
    }
}
