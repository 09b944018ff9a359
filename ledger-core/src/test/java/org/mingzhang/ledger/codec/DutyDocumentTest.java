package org.mingzhang.ledger.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.duty.Duty;
import org.mingzhang.ledger.duty.Incompatible;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.ledger.duty.SecondFactor;
import org.mingzhang.ledger.duty.Sight;
import org.mingzhang.ledger.duty.Sight.Matter;

/// The page from which officials read who may do and see what is what the program does.
class DutyDocumentTest {

    @Test
    void thePageOfDutiesIsWhatTheProgramDoes() {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # Who may do what and see what 职责矩阵

                Made from the program itself; a test compares. `C`: may send the command. `2`: the \
                second factor is shown again. A command that nobody may send is the ledger's own.

                """);
        List<Role> roles = List.of(Role.values());
        row(page, "command", roles.stream().map(Role::id).toList());
        row(page, "---", roles.stream().map(_ -> "---").toList());
        LedgerTypes.catalogue().commands().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(type -> {
                    var command = type.shape().type();
                    String second = SecondFactor.isNeededFor(command) ? "C 2" : "C";
                    row(
                            page,
                            "`" + type.name() + "`",
                            roles.stream()
                                    .map(role -> Duty.permits(role.id(), command) ? second : "–")
                                    .toList());
                });
        page.append("\n## What each role sees 可见范围\n\n");
        List<Matter> matters = List.of(Matter.values());
        row(page, "role", matters.stream().map(DutyDocumentTest::words).toList());
        row(page, "---", matters.stream().map(_ -> "---").toList());
        for (Role role : roles) {
            row(
                    page,
                    "`" + role.id() + "`",
                    matters.stream()
                            .map(matter -> Sight.of(role, matter))
                            .map(extent ->
                                    extent == Sight.Extent.NONE
                                            ? "–"
                                            : extent.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        page.append("\n## Roles that cannot meet in one person 不相容角色\n\n");
        row(page, "role", List.of("not with"));
        row(page, "---", List.of("---"));
        for (Role role : roles) {
            List<String> others =
                    Arrays.stream(Role.values())
                            .filter(other -> Incompatible.are(role, other))
                            .map(Role::id)
                            .toList();
            row(
                    page,
                    "`" + role.id() + "`",
                    List.of(others.isEmpty() ? "–" : String.join(", ", others)));
        }
        Approved.isText(Approved.DOCS.resolve("duties.md"), page.toString());
    }

    private static String words(Matter matter) {
        return matter.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void row(StringBuilder page, String first, List<String> cells) {
        page.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }
}
