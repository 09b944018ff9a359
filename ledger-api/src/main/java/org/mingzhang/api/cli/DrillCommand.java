package org.mingzhang.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.drill.AttackCatalogue;
import org.mingzhang.api.drill.Detection;
import org.mingzhang.api.drill.DetectionMatrix;
import org.mingzhang.api.drill.TamperDrill;
import org.mingzhang.api.drill.VerifierJar;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.wiring.DrillAccess;
import org.mingzhang.api.wiring.DrillLedger;
import org.mingzhang.api.wiring.StartSettings;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Attacks clones of a ledger and prints what shows it.
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Does to clones of a ledger whatever its database's superuser, its operator or its program"
                    + " could do, has the verifier look at each with one evidence after the other,"
                    + " and prints the detection matrix.",
            "",
            "Without --data it makes a small ledger with a witness, and throws it away afterwards."
                    + " With --data it takes yours, which must be stopped; your database is read and"
                    + " cloned, and left as it is.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mingzhang drill",
            "  mingzhang drill --data /srv/ledger",
            "  MINGZHANG_DATABASE_PASSWORD=… mingzhang drill --data /srv/ledger \\",
            "      --database-url jdbc:postgresql://db.example/ledger --database-user postgres"
        })
final class DrillCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description =
                    "the data directory of a stopped ledger (one that is made and thrown away)")
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "its database, if it is not the embedded one")
    private @Nullable String url;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "postgres",
            description = "a superuser there")
    private String user = "postgres";

    @Option(
            names = "--database-password",
            paramLabel = "SECRET",
            defaultValue = "${env:MINGZHANG_DATABASE_PASSWORD:-}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "the password; better in the environment as MINGZHANG_DATABASE_PASSWORD")
    private String password = "";

    @Option(
            names = "--verifier",
            paramLabel = "JAR",
            defaultValue = "verifier-cli/target/verifier.jar",
            description = "the verifier")
    private Path jar = Path.of("verifier.jar");

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            Path workplace = Files.createTempDirectory("mingzhang-drill");
            try (VerifierJar verifier = VerifierJar.open(jar)) {
                drill(verifier, workplace);
            } finally {
                FileSystemUtils.deleteRecursively(workplace);
            }
            return 0;
        } catch (IOException | SQLException | TamperDrill.NotVerifiedException e) {
            throw new StartRefused(
                    "the drill broke off: " + e.getMessage(),
                    "see to it that the ledger is stopped, verified, and that "
                            + jar
                            + " is the verifier",
                    e);
        }
    }

    private void drill(VerifierJar verifier, Path workplace)
            throws IOException, SQLException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path ledger = data;
        if (ledger == null) {
            ledger = workplace.resolve("data");
            err.println("Making a ledger with a witness …");
            DrillLedger.make(ledger, jar, verifier);
        }
        Optional<StartSettings.ExternalDatabase> database =
                Optional.ofNullable(url)
                        .map(given -> new StartSettings.ExternalDatabase(given, user, password));
        try (DrillAccess access = DrillAccess.open(ledger, database, workplace)) {
            TamperDrill drill = access.drill(verifier, workplace);
            List<Detection> rows =
                    drill.run(AttackCatalogue.all(), attack -> err.println("  " + attack.name()));
            out.printf(
                    "Tamper drill on %s, %d entries%n%n",
                    access.scene().log().origin(), access.scene().newestSize());
            out.print(new DetectionMatrix(drill.evidence(), rows).text());
            out.flush();
        }
    }
}
