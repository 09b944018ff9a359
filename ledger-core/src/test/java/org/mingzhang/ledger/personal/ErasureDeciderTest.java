package org.mingzhang.ledger.personal;

import static org.mingzhang.ledger.testing.DeciderSpec.given;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.personal.ErasureCommand.ConfirmErasure;
import org.mingzhang.ledger.personal.ErasureCommand.ProposeErasure;
import org.mingzhang.ledger.personal.ErasureEvent.ErasureProposed;
import org.mingzhang.ledger.personal.ErasureEvent.PersonalDataErased;
import org.mingzhang.ledger.personal.ErasureRefusal.ErasureNotProposed;
import org.mingzhang.ledger.personal.ErasureRefusal.TextErasedBefore;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

class ErasureDeciderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final String TEXT = "ab".repeat(32);
    private static final ErasureProposed PROPOSED =
            new ErasureProposed(TEXT, "Art. 47", DAY, "219011", "admin-1");
    private static final PersonalDataErased ERASED =
            new PersonalDataErased(TEXT, "Art. 47", DAY, "219011", "admin-2");

    @Test
    void oneProposesWithTheLegalGroundAndAnotherConfirms() {
        given().as("admin-1", "admin")
                .when(ErasureDecider::propose, new ProposeErasure(TEXT, "Art. 47"))
                .then(PROPOSED);
        given(PROPOSED)
                .as("admin-2", "admin")
                .when(ErasureDecider::confirm, new ConfirmErasure(TEXT))
                .then(ERASED);
    }

    @Test
    void whoProposedDoesNotConfirm() {
        given(PROPOSED)
                .as("admin-1", "admin")
                .when(ErasureDecider::confirm, new ConfirmErasure(TEXT))
                .thenRefused(new SamePersonTwice("admin-1", "proposer"));
    }

    @Test
    void whatNobodyProposedIsNotConfirmed() {
        given().when(ErasureDecider::confirm, new ConfirmErasure(TEXT))
                .thenRefused(new ErasureNotProposed(TEXT));
    }

    @Test
    void whatIsGoneIsNotErasedAgain() {
        given(PROPOSED, ERASED)
                .when(ErasureDecider::propose, new ProposeErasure(TEXT, "Art. 47"))
                .thenRefused(new TextErasedBefore(TEXT));
        given(PROPOSED, ERASED)
                .when(ErasureDecider::confirm, new ConfirmErasure(TEXT))
                .thenRefused(new TextErasedBefore(TEXT));
    }
}
