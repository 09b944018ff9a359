package org.mingzhang.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.given;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.identity.SigningRuleCommand.ConfirmSigningRule;
import org.mingzhang.ledger.identity.SigningRuleCommand.ProposeSigningRule;
import org.mingzhang.ledger.identity.SigningRuleEvent.SigningRuleConfirmed;
import org.mingzhang.ledger.identity.SigningRuleEvent.SigningRuleProposed;
import org.mingzhang.ledger.identity.SigningRuleRefusal.SigningRuleNotProposed;
import org.mingzhang.ledger.identity.SigningRuleRefusal.SigningRulePutOff;
import org.mingzhang.ledger.identity.SigningRuleRefusal.SigningRuleVersionNotNext;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

class SigningRuleDeciderTest {

    private static final String YEAR = "440100000/2026";
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private static final SigningRuleProposed PROPOSED = proposed(1, JULY);
    private static final SigningRuleConfirmed CONFIRMED =
            new SigningRuleConfirmed(YEAR, 1, JULY, DAY, 2026, "440100000", "219011", "budget-2");

    private static SigningRuleProposed proposed(int version, LocalDate from) {
        return new SigningRuleProposed(
                YEAR, version, from, DAY, 2026, "440100000", "219011", "Order No. 5", "budget-1");
    }

    private static ProposeSigningRule propose(int version, LocalDate from) {
        return new ProposeSigningRule(YEAR, version, from, "Order No. 5");
    }

    @Test
    void onePersonProposesAnotherConfirms() {
        given().when(SigningRuleDecider::propose, propose(1, JULY)).then(PROPOSED);
        given(PROPOSED)
                .as("budget-2", "budget")
                .when(SigningRuleDecider::confirm, new ConfirmSigningRule(YEAR, 1))
                .then(CONFIRMED);
        given(PROPOSED)
                .when(SigningRuleDecider::confirm, new ConfirmSigningRule(YEAR, 1))
                .thenRefused(new SamePersonTwice("budget-1", "proposer"));
    }

    @Test
    void rulesAreNumberedAndConfirmedOnce() {
        given().when(SigningRuleDecider::propose, propose(2, JULY))
                .thenRefused(new SigningRuleVersionNotNext(1, 2));
        given(PROPOSED, CONFIRMED)
                .as("budget-2", "budget")
                .when(SigningRuleDecider::confirm, new ConfirmSigningRule(YEAR, 1))
                .thenRefused(new SigningRuleNotProposed(1));
    }

    @Test
    void nobodySwitchesSignaturesOffAgain() {
        given(PROPOSED, CONFIRMED)
                .when(SigningRuleDecider::propose, propose(2, JULY.plusDays(1)))
                .thenRefused(new SigningRulePutOff(JULY, JULY.plusDays(1)));
        given(PROPOSED, CONFIRMED)
                .when(SigningRuleDecider::propose, propose(2, DAY))
                .then(proposed(2, DAY));
    }

    @Test
    void aRuleAsksFromItsDayOn() {
        SigningRule rule =
                SigningRule.PART
                        .evolve()
                        .apply(
                                SigningRule.PART
                                        .evolve()
                                        .apply(SigningRule.PART.initial(), PROPOSED),
                                CONFIRMED);
        assertThat(rule.requiring(JULY.minusDays(1))).isEmpty();
        assertThat(rule.requiring(JULY)).contains(new SigningRule.Published(1, JULY));
    }
}
