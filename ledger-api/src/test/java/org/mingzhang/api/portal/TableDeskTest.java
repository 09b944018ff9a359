package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mingzhang.api.testing.PageBrowser;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// The budget division writes a table in the portal, without a script: compared with what is in
/// force, proposed by one person, confirmed by another.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TableDeskTest {

    private static final String TABLE = "440100000/lecture";
    private static final String DESK = "/en/work/table/" + TABLE;

    private final PageBrowser budget = PageBrowser.being("budget-a");

    private Document tries(String csv) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("act", "preview");
        fields.put("document", "No. 1");
        fields.put("validFrom", "2024-01-01");
        fields.put("csv", csv);
        return Jsoup.parse(budget.press(DESK, "form[enctype]", fields).body());
    }

    /// Presses the button of a form of a page as it stands.
    private HttpResponse<String> presses(Document page, String act) {
        Elements forms = page.select("form:has(button[value=" + act + "])");
        assertThat(forms).as(page.text()).hasSize(1);
        Map<String, String> fields = new LinkedHashMap<>();
        forms.select("input[type=hidden][name]")
                .forEach(hidden -> fields.put(hidden.attr("name"), hidden.attr("value")));
        fields.put("act", act);
        return budget.form(DESK, fields);
    }

    private static JsonNode versions() {
        return TestLedger.as("auditor").get("/api/v1/tables/" + TABLE).json().path("versions");
    }

    @Test
    @Order(1)
    void whatIsWrongIsSaidBeforeItIsProposed() {
        assertThat(tries("title,per-hour\nprofessor\n").text()).contains("This is no table");
        assertThat(tries("title\nprofessor\n").select(".outlook.bad").text()).contains("per-hour");
        assertThat(tries("title,per-hour\nprofessor,a lot\n").select(".outlook.bad").text())
                .contains("a lot");
        assertThat(versions()).isEmpty();
    }

    @Test
    @Order(2)
    void onePersonProposes() {
        Document preview = tries("title,per-hour\nprofessor,1000.00\n*,500.00\n");
        assertThat(preview.select("#preview tbody tr")).hasSize(2);

        Document after = Jsoup.parse(presses(preview, "propose").body());

        assertThat(after.select(".receipt").text()).isNotEmpty();
        assertThat(after.text()).contains("Version 1 waits for a second person");
        assertThat(versions()).hasSize(1);
        assertThat(versions().get(0).path("published").asBoolean()).isFalse();
    }

    @Test
    @Order(3)
    void andDoesNotConfirmWhatTheyProposed() {
        Document page = budget.page(DESK);

        assertThat(page.select("button[value=confirm]")).isEmpty();
        assertThat(page.select(".outlook.bad").text()).contains("budget-a");
    }

    @Test
    @Order(4)
    void anotherDoesAndTheNextVersionIsComparedWithIt() {
        TestClient.Reply confirmed =
                TestLedger.as("budget-b")
                        .submit(
                                TestClient.command(
                                        "ruletable.ConfirmTable",
                                        "desk-confirm",
                                        "{\"table\":\"" + TABLE + "\",\"version\":1}"));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(201);

        Document preview = tries("title,per-hour\nprofessor,1200.00\n*,500.00\n");

        assertThat(preview.text()).contains("Version 1 is in force");
        assertThat(preview.select("#preview tbody tr").eachText())
                .containsExactly(
                        "professor 1200.00 changed: this version",
                        "professor 1000.00 changed: the other version");
        assertThat(budget.page("/en/open/table/" + TABLE).select("a[href=" + DESK + "]"))
                .isNotEmpty();
    }
}
