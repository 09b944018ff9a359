package org.mingzhang.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The domain rests on the JDK and on what marks its records for validation, and on nothing else.
class DomainArchitectureTest {

    private static final String[] DOMAIN =
            Stream.of(
                            "accounts",
                            "attachment",
                            "authority",
                            "budgetline",
                            "calendar",
                            "carryover",
                            "cashplan",
                            "codes",
                            "contract",
                            "controlpool",
                            "decider",
                            "duty",
                            "exception",
                            "expense",
                            "identity",
                            "importedyear",
                            "jointreview",
                            "money",
                            "multiyear",
                            "pace",
                            "paper",
                            "payment",
                            "personal",
                            "procedure",
                            "reference",
                            "ruletable")
                    .map(name -> "org.mingzhang.ledger." + name)
                    .toArray(String[]::new);

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // What the annotation processor adds is Micronaut's.
                    .withImportOption(location -> !location.contains("$Introspection"))
                    .importPackages(DOMAIN);

    @Test
    void theDomainKnowsNoFramework() {
        String[] allowed =
                Stream.concat(
                                Arrays.stream(DOMAIN),
                                Stream.of(
                                        "java..",
                                        "org.jspecify.annotations..",
                                        "jakarta.validation..",
                                        "io.micronaut.core.annotation"))
                        .toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CLASSES);
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching("org.mingzhang.ledger.(*)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void clocksAndChanceAreNotRead() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "a clock is read or chance is drawn",
                                call -> isImpure(call.getTargetOwner(), call.getName())))
                .check(CLASSES);
    }

    private static boolean isImpure(JavaClass owner, String method) {
        return method.equals("now")
                || method.equals("randomUUID")
                || owner.isAssignableTo(RandomGenerator.class);
    }
}
