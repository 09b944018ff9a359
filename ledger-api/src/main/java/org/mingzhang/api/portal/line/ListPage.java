package org.mingzhang.api.portal.line;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Visit;
import org.springframework.web.servlet.ModelAndView;

/// A page that is one list with its filters, and the same rows as files.
public final class ListPage {

    private ListPage() {}

    /// Lays it out.
    ///
    /// @param name of the page in the words, of the files and of the data in addresses
    /// @param filters the words of the address that choose rows
    /// @param answer what the list says, in one sentence
    public static ModelAndView of(
            Visit visit, String name, Set<String> filters, DataTable table, String answer) {
        String files = "/" + name;
        return visit.page(
                "frame/list",
                visit.frame(
                        visit.words().of("page." + name),
                        answer,
                        List.of(),
                        List.of(),
                        "/api/v1" + files,
                        false),
                Map.of(
                        "table",
                        table.with(visit.downloads(files, LineController.chosen(visit, filters))),
                        "filters",
                        LineController.applied(visit, filters),
                        "search",
                        false));
    }
}
