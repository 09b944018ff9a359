package org.mingzhang.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Who may use whom. The verifier is worth something because it depends on little.
class ArchitectureTest {
    private static final String ROOT = "org.mingzhang.verifier.";

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.mingzhang.verifier");

    private void mayUse(String name, String... others) {
        String[] allowed = new String[others.length + 3];
        System.arraycopy(others, 0, allowed, 3, others.length);
        allowed[0] = "java..";
        allowed[1] = "org.jspecify.annotations..";
        allowed[2] = ROOT + name + "..";
        classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CODE);
    }

    @Test
    void eachPackageUsesOnlyWhatIsListed() {
        mayUse("crypto", "org.bouncycastle..");
        mayUse("merkle", ROOT + "crypto..");
        mayUse("entry", ROOT + "crypto..");
        mayUse("checkpoint", ROOT + "crypto..");
        mayUse("report", ROOT + "crypto..", ROOT + "checkpoint..");
        mayUse(
                "source",
                ROOT + "crypto..",
                ROOT + "merkle..",
                ROOT + "entry..",
                ROOT + "report..",
                "org.postgresql..");
        mayUse("schema", ROOT + "crypto..", ROOT + "entry..");
        mayUse("spill");
        mayUse("signing", ROOT + "crypto..", ROOT + "entry..", ROOT + "spill..", ROOT + "report..");
        mayUse("rules", ROOT + "crypto..", ROOT + "entry..", ROOT + "spill..");
        mayUse(
                "readside",
                ROOT + "crypto..",
                ROOT + "entry..",
                ROOT + "rules..",
                ROOT + "source..",
                ROOT + "spill..");
        mayUse(
                "check",
                ROOT + "readside..",
                ROOT + "schema..",
                ROOT + "spill..",
                ROOT + "rules..",
                ROOT + "signing..",
                ROOT + "crypto..",
                ROOT + "merkle..",
                ROOT + "entry..",
                ROOT + "checkpoint..",
                ROOT + "report..",
                ROOT + "source..");
        mayUse(
                "bundle",
                ROOT + "crypto..",
                ROOT + "merkle..",
                ROOT + "entry..",
                ROOT + "schema..",
                ROOT + "checkpoint..",
                ROOT + "report..");
        mayUse(
                "witness",
                "com.sun.net.httpserver..",
                "org.bouncycastle..",
                ROOT + "crypto..",
                ROOT + "merkle..",
                ROOT + "checkpoint..");
        mayUse("cli", ROOT + ".", "picocli..");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void onlyTheDatabaseSourceAndTheCopyReaderKnowTheDriver() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("CopyRows")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postgresql..")
                .check(CODE);
    }

    @Test
    void dataAreNeverReadByReflectionOrDeserialisation() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(CODE);
    }
}
