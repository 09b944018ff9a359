package org.mingzhang.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestLedger;

/// Which evidence each role may take in an installation that is no trial: an auditor all of it, a
/// unit its own, a handler the cases of the payments that they submitted.
class EntryAccessTest {

    private static final String DIVISION = "440300000";

    private final EntryAccess access =
            new EntryAccess(false, TestLedger.shared().runtime().readSide());

    @BeforeAll
    static void thereIsMoney() {
        long last = PublicMoney.lastPosition();
        TestLedger.as("auditor").get("/api/v1/payments?min=" + last);
    }

    private static Identity person(String name, String role, String unit, String scope) {
        return new Identity("c", name, List.of(role), unit, scope, "");
    }

    private static Fault refused(ThrowingCallable asked) {
        return catchThrowableOfType(FaultException.class, asked).fault();
    }

    private ThrowingCallable settled(Identity caller) {
        return () -> access.requirePayment(PublicMoney.SETTLED, caller);
    }

    private ThrowingCallable line(Identity caller) {
        return () -> access.requireLine(PublicMoney.LINE, caller);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "discipline"})
    void anAuditorMayHaveEverything(String role) {
        Identity auditor = person("wu", role, "440000", "");

        assertThatCode(settled(auditor)).doesNotThrowAnyException();
        assertThatCode(line(auditor)).doesNotThrowAnyException();
        assertThatCode(() -> access.require(auditor)).doesNotThrowAnyException();
    }

    @Test
    void anAuditorOfAnotherDivisionMayNot() {
        Identity auditor = person("wu", "auditor", "440100", "4401");

        assertThat(refused(settled(auditor))).isEqualTo(new Fault.OutsideScope("4401", DIVISION));
        assertThat(refused(() -> access.require(auditor)))
                .isEqualTo(new Fault.OutsideScope("4401", "*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "approver", "finance", "business-head"})
    void aUnitMayHaveItsOwnCasesAndNotTheLog(String role) {
        Identity own = person("wang", role, PublicMoney.UNIT, "");
        Identity other = person("zhao", role, "P78", "");

        assertThatCode(settled(own)).doesNotThrowAnyException();
        assertThatCode(line(own)).doesNotThrowAnyException();
        assertThat(refused(settled(other)))
                .isEqualTo(new Fault.OutsideUnits("P78", PublicMoney.UNIT));
        assertThat(refused(() -> access.require(own))).isEqualTo(new Fault.Forbidden());
    }

    @Test
    void aHandlerMayHaveTheCasesOfTheirOwnPayments() {
        Identity own = person("handler", "handler", PublicMoney.UNIT, "");
        Identity colleague = person("sun", "handler", PublicMoney.UNIT, "");

        assertThatCode(settled(own)).doesNotThrowAnyException();
        assertThat(refused(settled(colleague))).isEqualTo(new Fault.Forbidden());
        assertThat(refused(line(own))).isEqualTo(new Fault.Forbidden());
    }

    @Test
    void theBudgetDivisionMayHaveTheCasesOfItsDivision() {
        Identity budget = person("li", "budget", "440300", "4403");

        assertThatCode(settled(budget)).doesNotThrowAnyException();
        assertThatCode(() -> access.requireTag("line:" + PublicMoney.LINE, budget))
                .doesNotThrowAnyException();
        assertThat(refused(() -> access.requireTag("unit:" + PublicMoney.UNIT, budget)))
                .isEqualTo(new Fault.Forbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluator", "deputy", "public", "importer"})
    void whoSeesNoEntriesHasNoEvidence(String role) {
        assertThat(refused(settled(person("qian", role, PublicMoney.UNIT, ""))))
                .isEqualTo(new Fault.Forbidden());
    }

    @Test
    void administratorsSeeNoMoneyHereEither() {
        assertThat(refused(settled(person("chen", "admin", "440000", ""))))
                .isEqualTo(new Fault.NoSightOfMoney("admin"));
    }

    @Test
    void whoShowsNothingIsAskedWhoTheyAre() {
        assertThat(refused(() -> access.requirePayment(PublicMoney.SETTLED, null)))
                .isEqualTo(new Fault.Unauthenticated(false));
    }
}
