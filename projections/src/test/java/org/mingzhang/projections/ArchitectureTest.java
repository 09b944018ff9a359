package org.mingzhang.projections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the read side may rest on.
final class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.mingzhang.projections");

    @Test
    void restsOnEventsCodecAndJdbcAndOnNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.sql..",
                        "org.slf4j..",
                        "org.jspecify.annotations..",
                        "org.postgresql..",
                        "org.mingzhang.projections..",
                        "org.mingzhang.ledger.accounts..",
                        "org.mingzhang.ledger.budgetline..",
                        "org.mingzhang.ledger.carryover..",
                        "org.mingzhang.ledger.cashplan..",
                        "org.mingzhang.ledger.codec..",
                        "org.mingzhang.ledger.codes..",
                        "org.mingzhang.ledger.contract..",
                        "org.mingzhang.ledger.controlpool..",
                        "org.mingzhang.ledger.decider..",
                        "org.mingzhang.ledger.exception..",
                        "org.mingzhang.ledger.expense..",
                        "org.mingzhang.ledger.identity..",
                        "org.mingzhang.ledger.importedyear..",
                        "org.mingzhang.ledger.jointreview..",
                        "org.mingzhang.ledger.log..",
                        "org.mingzhang.ledger.money..",
                        "org.mingzhang.ledger.multiyear..",
                        "org.mingzhang.ledger.pace..",
                        "org.mingzhang.ledger.payment..",
                        "org.mingzhang.ledger.personal..",
                        "org.mingzhang.ledger.ruletable..",
                        "tools.jackson.databind..")
                .check(CLASSES);
    }

    @Test
    void knowsNoDeciderAndNoState() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.mingzhang\\.ledger\\..*(Decider|Decision|Refusal|State|Part|Occasion)")
                .check(CLASSES);
    }

    @Test
    void eachViewStandsForItself() {
        slices().matching("org.mingzhang.projections.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void takesTimeAndChanceFromOutside() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(UUID.class, "randomUUID").check(CLASSES);
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class).check(CLASSES);
    }
}
