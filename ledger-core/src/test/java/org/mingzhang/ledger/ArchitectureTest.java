package org.mingzhang.ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.payment.Demand;

/// Who may know whom. Each package has the list of what it may use; a new dependency is a decision,
/// made here.
///
/// A package that is in no list is a feature: rules of public finance, without a framework, a
/// database or a clock.
class ArchitectureTest {

    private static final String ROOT = "org.mingzhang.ledger";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    /// The JDK without files, sockets, databases and threads.
    private static final String[] PLAIN_JDK = {
        "java.lang..",
        "java.math..",
        "java.nio.charset..",
        "java.text..",
        "java.time..",
        "java.util",
        "java.util.function..",
        "java.util.random..",
        "java.util.regex..",
        "java.util.stream..",
        "org.jspecify.annotations..",
    };

    private static final String[] JSON = {"tools.jackson.core..", "tools.jackson.databind.."};

    private static final String[] VALIDATION = {"io.micronaut..", "jakarta.validation.."};

    /// Everything of ours that is not a feature.
    private static final String[] INFRASTRUCTURE = {
        ROOT + ".money..",
        ROOT + ".decider..",
        ROOT + ".crypto..",
        ROOT + ".log..",
        ROOT + ".codec..",
        ROOT + ".store..",
        ROOT + ".axon..",
        ROOT + ".evidence..",
        ROOT + ".upkeep..",
        ROOT + ".signing..",
        ROOT + ".witness..",
    };

    private static final DescribedPredicate<JavaClass> FEATURE =
            resideInAnyPackage(ROOT + "..")
                    .and(DescribedPredicate.not(resideInAnyPackage(INFRASTRUCTURE)))
                    .as("a feature");

    @Test
    void findsTheClassesItJudges() {
        assertThat(CLASSES.contain(ROOT + ".log.entry.EntryDraft")).isTrue();
    }

    @Test
    void moneyKnowsOnlyTheJdk() {
        only("money", PLAIN_JDK);
    }

    @Test
    void decidersKnowOnlyTheJdkAndMoney() {
        only("decider", PLAIN_JDK, ours("money"));
    }

    @Test
    void cryptoKnowsOnlyTheJdkAndItsLibrary() {
        only(
                "crypto",
                PLAIN_JDK,
                ours("crypto.bc"),
                strings("java.io..", "java.nio..", "java.security.."));
    }

    @Test
    void cryptoBcKnowsOnlyTheJdkAndBouncyCastle() {
        only("crypto.bc", PLAIN_JDK, strings("java.io..", "java.security..", "org.bouncycastle.."));
    }

    @Test
    void nobodyElseKnowsBouncyCastle() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".crypto.bc")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(CLASSES);
    }

    @Test
    void entriesKnowOnlyHashesAndJson() {
        only("log.entry", PLAIN_JDK, JSON, ours("crypto"), strings("java.nio.."));
    }

    @Test
    void theTreeKnowsOnlyHashes() {
        only("log.merkle", PLAIN_JDK, ours("crypto"));
    }

    @Test
    void checkpointsKnowTheTreeAndTheOrigin() {
        only(
                "log.checkpoint",
                PLAIN_JDK,
                ours("crypto", "log.entry", "log.merkle"),
                strings("java.nio.."));
    }

    @Test
    void theLogsOwnEventsAreAFeatureThatKnowsHashes() {
        only(
                "log",
                PLAIN_JDK,
                VALIDATION,
                ours("money", "decider", "crypto", "log.entry", "reference"));
    }

    @Test
    void featuresKnowNoFrameworkNoDatabaseAndNoBytes() {
        DescribedPredicate<JavaClass> allowed =
                FEATURE.or(
                        resideInAnyPackage(all(PLAIN_JDK, VALIDATION, ours("money", "decider"))));
        classes()
                // A digest of what a payment asks for is as pure as a sum.
                .that(FEATURE.and(DescribedPredicate.not(JavaClass.Predicates.type(Demand.class))))
                .should()
                .onlyDependOnClassesThat(allowed.as("features, deciders, money, validation, JDK"))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theCodecKnowsNoDatabaseAndNoFramework() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".codec..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.axonframework..", "org.springframework..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ours("store..", "axon..", "log.merkle..", "log.checkpoint.."))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theStoreKnowsTheDatabaseAxonAndTheLog() {
        only(
                "store",
                PLAIN_JDK,
                JSON,
                ours("crypto", "log.entry", "log.merkle", "log.checkpoint"),
                strings(
                        "java.io..",
                        "java.nio..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "javax.sql..",
                        "com.google.errorprone.annotations..",
                        "org.axonframework..",
                        "org.flywaydb..",
                        "org.postgresql..",
                        "org.slf4j.."));
    }

    @Test
    void evidenceReadsTheLogAndWritesFiles() {
        only(
                "evidence",
                PLAIN_JDK,
                JSON,
                ours(
                        "crypto",
                        "log.entry",
                        "log.merkle",
                        "log.checkpoint",
                        "store",
                        "store.tagindex"),
                strings("java.io..", "java.nio..", "java.util.zip.."));
    }

    @Test
    void witnessesAreAskedAboutTheLogThroughADoorThatOthersOpen() {
        only(
                "witness",
                PLAIN_JDK,
                ours("crypto", "log.merkle", "log.checkpoint", "log.entry", "store"),
                strings("java.io..", "java.util.concurrent..", "org.slf4j.."));
    }

    @Test
    void theIndexOfTagsKnowsTheDatabaseAndTheTree() {
        only(
                "store.tagindex",
                PLAIN_JDK,
                JSON,
                ours("crypto", "log.merkle", "store"),
                strings("java.sql..", "javax.sql.."));
    }

    @Test
    void theStoreKnowsNoRuleOfPublicFinance() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".store..")
                .should()
                .dependOnClassesThat(FEATURE)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(ours("axon..", "codec.."))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreAndTheAdapterKnowAxonAndTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ours("store..", "axon.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.axonframework..", "java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsSpringOrTheWeb() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void rulesAndBytesReadNoClockAndMakeNoRandomness() {
        var rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ours("store..", "axon.."))
                        .should()
                        .callMethod(UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(Math.class, "random")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(Clock.class, "systemDefaultZone")
                        .orShould()
                        .callConstructor(Random.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(ThreadLocalRandom.class);
        for (Class<?> time :
                new Class<?>[] {
                    Instant.class,
                    LocalDate.class,
                    LocalDateTime.class,
                    OffsetDateTime.class,
                    ZonedDateTime.class,
                }) {
            rule = rule.orShould().callMethod(time, "now");
        }
        rule.check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /// The classes directly in a package use only that package and what the lists name. A package
    /// that is not there passes.
    private static void only(String subpackage, String[]... allowed) {
        classes()
                .that()
                .resideInAPackage(ROOT + "." + subpackage)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all(ours(subpackage), all(allowed)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static String[] ours(String... subpackages) {
        return Arrays.stream(subpackages).map(name -> ROOT + "." + name).toArray(String[]::new);
    }

    private static String[] strings(String... names) {
        return names;
    }

    private static String[] all(String[]... lists) {
        return Stream.of(lists).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
