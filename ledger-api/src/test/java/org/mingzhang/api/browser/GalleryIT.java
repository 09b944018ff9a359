package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every page in both languages, on a desk and on a phone, light and dark: a picture is kept, axe
/// finds no barrier, and nothing runs past the edge.
@InABrowser
class GalleryIT {

    private static final Map<String, String> PAGES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("home", ""),
                            Map.entry("province", "/area/440000"),
                            Map.entry("city", "/area/440100"),
                            Map.entry("county", "/area/440103"),
                            Map.entry("unit", "/unit/440100101"),
                            Map.entry("lines", "/lines?unit=440100101"),
                            Map.entry("payments", "/payments"),
                            Map.entry("payment", "/payment/demo-440100-2026-007"),
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
                            Map.entry("past", "/area/440100?at=2026-06-30&by=effective"),
                            Map.entry("terms", "/terms")));

    @ParameterizedTest
    @FieldSource("org.mingzhang.api.browser.Look#ALL")
    void everyPageCanBeUsed(Look look, Visitor visitor) {
        visitor.looking(look);
        List<String> wrong = new ArrayList<>();

        PAGES.forEach((name, tail) -> {
            visitor.opensPage(tail).picture(name);
            visitor.barriers().forEach(barrier -> wrong.add(name + ": " + barrier));
            if (visitor.overflow() > 0) {
                wrong.add(name + " runs " + visitor.overflow() + " px past the edge");
            }
        });

        assertThat(wrong).isEmpty();
    }
}
