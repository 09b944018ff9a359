package org.mingzhang.api.portal.home;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.ledger.duty.Sight;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// The first page after sign-in. Each role adds its part, made of what other pages show too.
@Controller
public final class HomeController {

    private final Portal portal;
    private final List<RolePart> parts;

    /// The first pages of a ledger.
    ///
    /// @param parts what the roles add, in the order of the page
    public HomeController(Portal portal, List<RolePart> parts) {
        this.portal = portal;
        this.parts = List.copyOf(parts);
    }

    /// What one role adds.
    ///
    /// @param answer what this person wants to know first, in one sentence; may be empty
    /// @param figures at most four
    /// @param links what is looked at most
    /// @param tables what is there
    public record Part(
            String answer, List<Figure> figures, List<Way> links, List<DataTable> tables) {}

    /// A way on.
    ///
    /// @param text where it leads
    /// @param note what is there
    /// @param href the address
    public record Way(String text, String note, String href) {

        /// A way with the words of its name.
        static Way of(Desk desk, String name, String href) {
            return new Way(
                    desk.words().of("home." + name),
                    desk.words().of("home." + name + "-note"),
                    href);
        }
    }

    /// The page.
    @GetMapping({"/zh/work", "/en/work"})
    public ModelAndView home(HttpServletRequest request) throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of());
        Map<String, Object> content = new TreeMap<>();
        List<Part> shown = new ArrayList<>();
        if (desk.person().sees(Sight.Matter.MONEY).isAny()) {
            for (RolePart part : parts) {
                if (part.roles().stream().map(Role::id).anyMatch(desk.person().roles()::contains)) {
                    shown.add(part.of(desk));
                }
            }
        }
        String answer =
                shown.stream()
                        .map(Part::answer)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
        String place =
                desk.words().of(shown.isEmpty() ? "home.answer-none" : "home.answer", desk.place());
        if (shown.isEmpty()) {
            shown.add(withoutMoney(desk));
        }
        content.put("parts", shown);
        return desk.page(
                "home/home",
                desk.words().of("home.heading", desk.role()),
                answer.isEmpty() ? place : desk.words().of("home.answer-and", place, answer),
                content);
    }

    /// What is open to whoever sees no money.
    private static Part withoutMoney(Desk desk) {
        return new Part(
                "",
                List.of(),
                List.of(
                        Way.of(desk, "operations", desk.visit().links().to("/operations")),
                        Way.of(desk, "verify", desk.visit().links().timeless("/log")),
                        Way.of(desk, "api", "/api")),
                List.of());
    }
}
