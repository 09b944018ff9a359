package org.mingzhang.ledger.controlpool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Examples.DIVISION_YEAR;
import static org.mingzhang.ledger.testing.Facts.ruleConfirmed;
import static org.mingzhang.ledger.testing.Facts.ruleProposed;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.PoolRuleNotProposed;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.PoolRuleVersionNotNext;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ConfirmPoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ProposePoolRule;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

class PoolRuleDeciderTest {

    private static final PoolRule DECLARED = new PoolRule(PoolRule.Kind.DECLARED, Optional.empty());

    private static ProposePoolRule propose(int version) {
        return new ProposePoolRule(DIVISION_YEAR, version, DECLARED, "Rule No. 1");
    }

    private static ConfirmPoolRule confirm(int version) {
        return new ConfirmPoolRule(DIVISION_YEAR, version);
    }

    @Nested
    class RulesAreNumberedOneAfterTheOther {
        @Test
        void fromOne() {
            given().when(PoolRuleDecider::propose, propose(1)).then(ruleProposed(1, DECLARED));
            given().when(PoolRuleDecider::propose, propose(2))
                    .thenRefused(new PoolRuleVersionNotNext(1, 2));
        }

        @Test
        void whetherTheLastOneWasConfirmedOrNot() {
            given(ruleProposed(1, DECLARED))
                    .when(PoolRuleDecider::propose, propose(2))
                    .then(ruleProposed(2, DECLARED));
            given(ruleProposed(1, DECLARED), ruleConfirmed(1))
                    .when(PoolRuleDecider::propose, propose(1))
                    .thenRefused(new PoolRuleVersionNotNext(2, 1));
        }
    }

    @Nested
    class ARuleTakesTwoPersons {
        @Test
        void oneWhoProposesAndAnotherWhoConfirms() {
            given(ruleProposed(1, DECLARED))
                    .as("budget-2", "budget")
                    .when(PoolRuleDecider::confirm, confirm(1))
                    .then(ruleConfirmed(1));
        }

        @Test
        void notTheSameOneInAnotherRole() {
            given(ruleProposed(1, DECLARED))
                    .as("budget-1", "approver")
                    .when(PoolRuleDecider::confirm, confirm(1))
                    .thenRefused(new SamePersonTwice("budget-1", "proposer"));
        }
    }

    @Nested
    class OnlyTheLastProposalIsConfirmed {
        @Test
        void notOneThatNobodyMade() {
            given().as("budget-2", "budget")
                    .when(PoolRuleDecider::confirm, confirm(1))
                    .thenRefused(new PoolRuleNotProposed(1));
        }

        @Test
        void notOneThatWasSuperseded() {
            given(ruleProposed(1, DECLARED), ruleProposed(2, DECLARED))
                    .as("budget-2", "budget")
                    .when(PoolRuleDecider::confirm, confirm(1))
                    .thenRefused(new PoolRuleNotProposed(1));
        }

        @Test
        void notTwice() {
            given(ruleProposed(1, DECLARED), ruleConfirmed(1))
                    .as("budget-2", "budget")
                    .when(PoolRuleDecider::confirm, confirm(1))
                    .thenRefused(new PoolRuleNotProposed(1));
        }
    }

    @Nested
    class ARuleIsComplete {
        @Test
        void withWidthsWhenItGoesByPrefix() {
            assertThatThrownBy(() -> new PoolRule(PoolRule.Kind.PREFIX, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("prefix must be given");
        }

        @Test
        void withoutWidthsWhenItGoesByDeclaration() {
            assertThatThrownBy(() ->
                            new PoolRule(
                                    PoolRule.Kind.DECLARED,
                                    Optional.of(new PoolRule.Prefix(1, 1, 1, 1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class WhatNoDecisionCanHaveProducedIsCorrupt {
        @Test
        void aConfirmationWithoutAProposal() {
            assertThatThrownBy(() ->
                            given(ruleConfirmed(1)).when(PoolRuleDecider::propose, propose(1)))
                    .isInstanceOf(CorruptHistoryException.class);
        }

        @Test
        void aNumberLeftOut() {
            assertThatThrownBy(() ->
                            given(ruleProposed(2, DECLARED))
                                    .when(PoolRuleDecider::propose, propose(3)))
                    .isInstanceOf(CorruptHistoryException.class);
        }
    }
}
