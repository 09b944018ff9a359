package org.mingzhang.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How the application is divided, and what it keeps its hands off.
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.mingzhang.api");

    @Test
    void classesWereFound() {
        assertThat(CLASSES.size()).isGreaterThan(40);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("org.mingzhang.api.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingButTheCommandLineKnowsTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..api.wiring..", "..api.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..api.wiring..", "..api.cli..")
                .check(CLASSES);
    }

    @Test
    void clockRandomnessAndNewIdsComeFromTheWiringAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..api.wiring..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(CLASSES);
    }

    @Test
    void noBusinessRuleLivesHere() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.mingzhang.ledger..")
                                .and(
                                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                                "decide",
                                                (JavaClass type) ->
                                                        type.getSimpleName().endsWith("Decider")
                                                                || type.getSimpleName()
                                                                        .equals("Decision"))))
                .check(CLASSES);
    }

    @Test
    void axonStaysBehindTheLedger() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.mingzhang.api.entries.PositionWait")
                .and()
                .doNotHaveFullyQualifiedName("org.mingzhang.api.entries.PositionWait$Listeners")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .check(CLASSES);
    }

    @Test
    void onlyTheEmbeddedPackageKnowsTheEmbeddedServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..api.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.zonky..")
                .check(CLASSES);
    }

    @Test
    void controllersAreSmallAndClosed() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
