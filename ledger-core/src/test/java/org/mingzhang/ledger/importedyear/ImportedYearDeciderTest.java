package org.mingzhang.ledger.importedyear;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Examples.DIVISION_YEAR;
import static org.mingzhang.ledger.testing.Facts.historyConfirmed;
import static org.mingzhang.ledger.testing.Facts.historyProposed;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ConfirmImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ProposeImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.ImportedYearAlreadyProposed;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.ImportedYearNotProposed;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.YearHasLivePayments;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

class ImportedYearDeciderTest {

    private static final ProposeImportedYear PROPOSE =
            new ProposeImportedYear(DIVISION_YEAR, "Old system", "Opening No. 1");
    private static final ConfirmImportedYear CONFIRM = new ConfirmImportedYear(DIVISION_YEAR);

    @Nested
    class AYearIsOpenedForHistoryByTwoPersons {
        @Test
        void oneWhoProposes() {
            given().when(ImportedYearDecider::propose, PROPOSE).then(historyProposed());
        }

        @Test
        void andAnotherWhoConfirms() {
            given(historyProposed())
                    .as("budget-2", "budget")
                    .when(ImportedYearDecider::confirm, CONFIRM)
                    .then(historyConfirmed());
        }

        @Test
        void notTheSameOne() {
            given(historyProposed())
                    .when(ImportedYearDecider::confirm, CONFIRM)
                    .thenRefused(new SamePersonTwice("budget-1", "proposer"));
        }

        @Test
        void eachOnlyOnce() {
            given(historyProposed())
                    .when(ImportedYearDecider::propose, PROPOSE)
                    .thenRefused(new ImportedYearAlreadyProposed(DIVISION_YEAR));
            given(historyProposed(), historyConfirmed())
                    .when(ImportedYearDecider::propose, PROPOSE)
                    .thenRefused(new ImportedYearAlreadyProposed(DIVISION_YEAR));
            given(historyProposed(), historyConfirmed())
                    .as("budget-3", "budget")
                    .when(ImportedYearDecider::confirm, CONFIRM)
                    .thenRefused(new ImportedYearNotProposed(DIVISION_YEAR));
        }

        @Test
        void notWithoutAProposal() {
            given().as("budget-2", "budget")
                    .when(ImportedYearDecider::confirm, CONFIRM)
                    .thenRefused(new ImportedYearNotProposed(DIVISION_YEAR));
        }
    }

    @Nested
    class AYearWithLivePaymentsTakesNoHistory {
        @Test
        void soItCannotBeProposed() {
            given(livePaymentsBegan())
                    .when(ImportedYearDecider::propose, PROPOSE)
                    .thenRefused(new YearHasLivePayments(DIVISION_YEAR));
        }

        @Test
        void norConfirmedWhenAPaymentCameFirst() {
            given(historyProposed(), livePaymentsBegan())
                    .as("budget-2", "budget")
                    .when(ImportedYearDecider::confirm, CONFIRM)
                    .thenRefused(new YearHasLivePayments(DIVISION_YEAR));
        }
    }

    @Nested
    class WhatNoDecisionCanHaveProducedIsCorrupt {
        @Test
        void livePaymentsInAYearOfHistory() {
            assertThatThrownBy(() ->
                            given(historyProposed(), historyConfirmed(), livePaymentsBegan())
                                    .when(ImportedYearDecider::propose, PROPOSE))
                    .isInstanceOf(CorruptHistoryException.class);
        }
    }
}
