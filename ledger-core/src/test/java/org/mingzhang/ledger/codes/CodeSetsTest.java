package org.mingzhang.ledger.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.DeciderSpec.occasion;
import static org.mingzhang.ledger.testing.Examples.approve;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.codes.CodesCommand.ProposeCodeSet;
import org.mingzhang.ledger.codes.CodesCommand.PublishCodeSet;
import org.mingzhang.ledger.codes.CodesCommand.RetireCode;
import org.mingzhang.ledger.codes.CodesRefusal.CodeIsRetired;
import org.mingzhang.ledger.codes.CodesRefusal.CodeLeftOut;
import org.mingzhang.ledger.codes.CodesRefusal.CodeOfOtherYear;
import org.mingzhang.ledger.codes.CodesRefusal.CodeSetNotNext;
import org.mingzhang.ledger.codes.CodesRefusal.CodeSetNotProposed;
import org.mingzhang.ledger.codes.CodesRefusal.CodeTwice;
import org.mingzhang.ledger.codes.CodesRefusal.CodeUnknown;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.testing.History;

/// The finance department publishes, for each fiscal year, which codes its budgets are written in.
class CodeSetsTest {

    private static final String YEAR = "440100000/2026";
    private static final String PROVINCE = "440000000/2026";

    private final History history = new History();
    private int lines;

    private <C extends Command> Decision by(String person, Decider<C> decider, C command) {
        Decision decision =
                decider.decide(command, history, occasion(person, "budget", "2026-06-30"));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    private static ProposeCodeSet set(String year, int version, CodeKind kind, String... codes) {
        return piece(year, version, kind, 1, 1, codes);
    }

    private static ProposeCodeSet piece(
            String year, int version, CodeKind kind, int piece, int pieces, String... codes) {
        return new ProposeCodeSet(
                year,
                version,
                kind,
                piece,
                pieces,
                List.of(codes).stream().map(code -> new NamedCode(code, "Code " + code)).toList(),
                Optional.of("en"),
                "Codes 2026");
    }

    private Decision propose(ProposeCodeSet command) {
        return by("budget-1", CodesDecider::propose, command);
    }

    private Decision publish(String year, int version) {
        return by("budget-2", CodesDecider::publish, new PublishCodeSet(year, version));
    }

    private void published(String year, int version, CodeKind kind, String... codes) {
        propose(set(year, version, kind, codes));
        assertThat(publish(year, version)).isInstanceOf(Decision.Accepted.class);
    }

    private Decision opening(String function) {
        ApproveAppropriation command =
                approve("L" + lines++, "219011", function, "30201", "11", Optional.empty(), "1.00");
        return by("budget-1", BudgetLineDecider::approve, command);
    }

    @BeforeEach
    void nothingIsCheckedWhereNothingIsPublished() {
        given().when(BudgetLineDecider::approve, approve("L", "1.00")).thenAccepted();
    }

    @Test
    void aSetIsInForceOnceASecondPersonPublishesIt() {
        propose(set(YEAR, 1, CodeKind.FUNCTION, "2070104"));
        assertThat(opening("9999999")).isInstanceOf(Decision.Accepted.class);
        assertThat(by("budget-1", CodesDecider::publish, new PublishCodeSet(YEAR, 1)))
                .isEqualTo(Decision.refuse(new SamePersonTwice("budget-1", "proposer")));

        assertThat(publish(YEAR, 1)).isInstanceOf(Decision.Accepted.class);

        assertThat(opening("2070105"))
                .isEqualTo(Decision.refuse(new CodeUnknown(YEAR + "/1", "function", "2070105")));
        assertThat(publish(YEAR, 1)).isEqualTo(Decision.refuse(new CodeSetNotProposed(1)));
    }

    @Test
    void anApprovalNamesTheSetsThatItsCodesWereFoundIn() {
        published(YEAR, 1, CodeKind.FUNCTION, "2070104");
        published(YEAR, 2, CodeKind.FUND_TYPE, "11");

        assertThat(opening("2070104"))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(
                                                ((AppropriationApproved)
                                                                accepted.events().getFirst())
                                                        .codeSets())
                                        .contains(YEAR + "/2"));
    }

    @Test
    void aUnitIsACodeToo() {
        published(YEAR, 1, CodeKind.UNIT, "219012");

        assertThat(opening("2070104"))
                .isEqualTo(Decision.refuse(new CodeUnknown(YEAR + "/1", "unit", "219011")));
    }

    @Test
    void aCodeOfAnotherYearIsRefusedWithThatYear() {
        published("440100000/2025", 1, CodeKind.FUNCTION, "2070104", "2290001");
        published(YEAR, 1, CodeKind.FUNCTION, "2070104");

        assertThat(opening("2290001"))
                .isEqualTo(
                        Decision.refuse(
                                new CodeOfOtherYear(
                                        YEAR + "/1", "function", "2290001", "440100000/2025")));
    }

    @Test
    void aRetiredCodeStaysInItsSetAndIsRefused() {
        published(YEAR, 1, CodeKind.FUNCTION, "2070104", "2070105");
        RetireCode retirement =
                new RetireCode(YEAR, 2, CodeKind.FUNCTION, "2070105", "Codes 2026 No. 2");
        assertThat(by("budget-1", CodesDecider::retire, retirement))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(opening("2070105")).isInstanceOf(Decision.Accepted.class);
        publish(YEAR, 2);

        assertThat(opening("2070105"))
                .isEqualTo(Decision.refuse(new CodeIsRetired(YEAR + "/2", "function", "2070105")));
        propose(set(YEAR, 3, CodeKind.FUNCTION, "2070104", "2070106"));
        assertThat(publish(YEAR, 3)).isEqualTo(Decision.refuse(new CodeLeftOut(1, "2070105")));
        published(YEAR, 4, CodeKind.FUNCTION, "2070104", "2070105", "2070106");
        assertThat(opening("2070105"))
                .isEqualTo(Decision.refuse(new CodeIsRetired(YEAR + "/4", "function", "2070105")));
        assertThat(opening("2070106")).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void theProvinceBindsADivisionThatHasPublishedNothing() {
        published(PROVINCE, 1, CodeKind.DIVISION, "440000000", "440300000");

        assertThat(opening("2070104"))
                .isEqualTo(
                        Decision.refuse(new CodeUnknown(PROVINCE + "/1", "division", "440100000")));
        published(YEAR, 1, CodeKind.FUNCTION, "2070104");
        assertThat(opening("2070104")).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aLargeSetComesInPiecesAndIsPublishedWhenAllOfThemAreThere() {
        String[] codes =
                IntStream.range(0, 1_500)
                        .mapToObj(i -> "2%06d".formatted(i))
                        .toArray(String[]::new);
        String[] first = List.of(codes).subList(0, 1_000).toArray(String[]::new);
        String[] second = List.of(codes).subList(1_000, 1_500).toArray(String[]::new);

        assertThat(propose(piece(YEAR, 1, CodeKind.FUNCTION, 2, 2, second)))
                .isEqualTo(Decision.refuse(new CodeSetNotNext("1.1", "1.2")));
        propose(piece(YEAR, 1, CodeKind.FUNCTION, 1, 2, first));
        assertThat(publish(YEAR, 1)).isEqualTo(Decision.refuse(new CodeSetNotProposed(1)));
        assertThat(
                        by(
                                "budget-3",
                                CodesDecider::propose,
                                piece(YEAR, 1, CodeKind.FUNCTION, 2, 2, second)))
                .isEqualTo(Decision.refuse(new CodeSetNotNext("2.1", "1.2")));
        assertThat(propose(piece(YEAR, 1, CodeKind.FUNCTION, 2, 2, "2000000")))
                .isEqualTo(Decision.refuse(new CodeTwice("2000000")));
        propose(piece(YEAR, 1, CodeKind.FUNCTION, 2, 2, second));
        assertThat(publish(YEAR, 1)).isInstanceOf(Decision.Accepted.class);

        assertThat(opening("2001499")).isInstanceOf(Decision.Accepted.class);
        assertThat(opening("2001500")).isInstanceOf(Decision.Refused.class);
    }
}
