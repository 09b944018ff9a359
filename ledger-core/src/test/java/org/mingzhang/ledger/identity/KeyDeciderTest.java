package org.mingzhang.ledger.identity;

import static org.mingzhang.ledger.testing.DeciderSpec.given;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.decider.Occasion.Signed;
import org.mingzhang.ledger.identity.KeyCommand.EnrolKey;
import org.mingzhang.ledger.identity.KeyCommand.ProposeKey;
import org.mingzhang.ledger.identity.KeyCommand.RevokeKey;
import org.mingzhang.ledger.identity.KeyEvent.KeyEnrolled;
import org.mingzhang.ledger.identity.KeyEvent.KeyProposed;
import org.mingzhang.ledger.identity.KeyEvent.KeyRevoked;
import org.mingzhang.ledger.identity.KeyRefusal.KeyExists;
import org.mingzhang.ledger.identity.KeyRefusal.KeyNotInUse;
import org.mingzhang.ledger.identity.KeyRefusal.KeyNotProposed;
import org.mingzhang.ledger.identity.KeyRefusal.NotTheKeyHolder;
import org.mingzhang.ledger.identity.SignatureRefusal.SignatureInvalid;
import org.mingzhang.ledger.identity.SignatureRefusal.SignatureMissing;
import org.mingzhang.ledger.identity.SignatureRefusal.StatementExpired;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

class KeyDeciderTest {

    private static final String KEY = "a1".repeat(32);
    private static final String PUBLIC = "A".repeat(43) + "=";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final Instant NOON = Instant.parse("2026-06-30T04:00:00Z");

    private static final Signed BY_THE_KEY = new Signed(KEY, NOON, Optional.empty());

    private static final ProposeKey PROPOSAL =
            new ProposeKey(KEY, "ed25519", PUBLIC, Custody.CLIENT);
    private static final KeyProposed PROPOSED =
            new KeyProposed(KEY, "li", "ed25519", PUBLIC, Custody.CLIENT, DAY, "219011");
    private static final KeyEnrolled ENROLLED =
            new KeyEnrolled(KEY, "li", "ed25519", PUBLIC, Custody.CLIENT, DAY, "219011", "admin-1");
    private static final KeyRevoked REVOKED =
            new KeyRevoked(KEY, "li", DAY, "219011", "Token lost", "li");

    @Test
    void aPersonProposesTheKeyThatTheyHold() {
        given().as("li", "handler")
                .signing(BY_THE_KEY)
                .when(KeyDecider::propose, PROPOSAL)
                .then(PROPOSED);
    }

    @Test
    void whoDoesNotSignWithTheKeyDoesNotProposeIt() {
        given().as("li", "handler")
                .when(KeyDecider::propose, PROPOSAL)
                .thenRefused(new SignatureMissing("li", Optional.empty()));
        String other = "b2".repeat(32);
        given().as("li", "handler")
                .signing(new Signed(other, NOON, Optional.empty()))
                .when(KeyDecider::propose, PROPOSAL)
                .thenRefused(new SignatureInvalid(other));
        given().as("li", "handler")
                .signing(new Signed(KEY, NOON, Optional.of(new SignatureInvalid(KEY))))
                .when(KeyDecider::propose, PROPOSAL)
                .thenRefused(new SignatureInvalid(KEY));
    }

    @Test
    void aStatementIsGoodToItsLastMillisecond() {
        Instant before = NOON.minusMillis(1);
        given().as("li", "handler")
                .signing(new Signed(KEY, before, Optional.empty()))
                .when(KeyDecider::propose, PROPOSAL)
                .thenRefused(new StatementExpired(before, NOON));
    }

    @Test
    void aKeyIsProposedOnceForEver() {
        given(PROPOSED)
                .as("wang", "reviewer")
                .signing(BY_THE_KEY)
                .when(KeyDecider::propose, PROPOSAL)
                .thenRefused(new KeyExists(KEY));
        given(PROPOSED, ENROLLED, REVOKED)
                .as("li", "handler")
                .signing(BY_THE_KEY)
                .when(KeyDecider::propose, PROPOSAL)
                .thenRefused(new KeyExists(KEY));
    }

    @Test
    void anotherPersonEnrolsIt() {
        given(PROPOSED)
                .as("admin-1", "admin")
                .when(KeyDecider::enrol, new EnrolKey(KEY))
                .then(ENROLLED);
    }

    @Test
    void nobodyEnrolsTheirOwnKey() {
        given(PROPOSED)
                .as("li", "admin")
                .when(KeyDecider::enrol, new EnrolKey(KEY))
                .thenRefused(new SamePersonTwice("li", "proposer"));
    }

    @Test
    void aKeyIsEnrolledOnce() {
        given().when(KeyDecider::enrol, new EnrolKey(KEY)).thenRefused(new KeyNotProposed(KEY));
        given(PROPOSED, ENROLLED)
                .when(KeyDecider::enrol, new EnrolKey(KEY))
                .thenRefused(new KeyNotProposed(KEY));
    }

    @Test
    void itsHolderOrAnAdministratorRevokesIt() {
        given(PROPOSED, ENROLLED)
                .as("li", "handler")
                .when(KeyDecider::revoke, new RevokeKey(KEY, "Token lost"))
                .then(REVOKED);
        given(PROPOSED)
                .as("admin-2", "admin")
                .when(KeyDecider::revoke, new RevokeKey(KEY, "Mistyped"))
                .then(new KeyRevoked(KEY, "li", DAY, "219011", "Mistyped", "admin-2"));
        given(PROPOSED, ENROLLED)
                .as("wang", "handler")
                .when(KeyDecider::revoke, new RevokeKey(KEY, "Envy"))
                .thenRefused(new NotTheKeyHolder(KEY, "wang"));
    }

    @Test
    void aRevokedKeyIsNotRevokedAgain() {
        given(PROPOSED, ENROLLED, REVOKED)
                .as("li", "handler")
                .when(KeyDecider::revoke, new RevokeKey(KEY, "Token lost"))
                .thenRefused(new KeyNotInUse(KEY));
    }
}
