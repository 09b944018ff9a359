package org.mingzhang.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.wiring.LogAccess;
import org.mingzhang.ledger.evidence.CourteousTarget;
import org.mingzhang.ledger.evidence.ExportDirectory;
import org.mingzhang.ledger.evidence.ExportRefusedException;
import org.mingzhang.ledger.evidence.LogExport;
import org.mingzhang.ledger.evidence.LogFiles;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.TimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes the log as files that anyone can check without the ledger.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Writes the log as a directory of files: entries, trees of both suites, checkpoints.",
            "",
            "The ledger may run meanwhile: while others write, the export rests most of the time."
                    + " Run it again into the same directory to continue: only what is new is"
                    + " written. An export that breaks off is still the one that was there before."
                    + " The directory holds every entry; hand it to those who may read the log.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mingzhang export --to /srv/export",
            "  mingzhang export --to /mnt/usb/log --size 73264",
            "  java -jar verifier.jar verify --keys vkeys.txt /srv/export"
        })
final class ExportCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            paramLabel = "DIRECTORY",
            required = true,
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "made, or continued if it holds an export of this log")
    private Path to = Path.of("");

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "end at the checkpoint of this size (the newest)")
    private @Nullable Long size;

    @Option(
            names = "--hurry",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "do not rest while others write: faster, and they feel it")
    private boolean hurry;

    @Option(
            names = "--log",
            paramLabel = "ORIGIN",
            description = "the log, where the database has several")
    private @Nullable String log;

    @Mixin private StorageOptions storage = new StorageOptions();

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (LogAccess access = storage.log(Optional.ofNullable(log));
                ExportDirectory target = ExportDirectory.open(to, access.reader())) {
            LogFiles files = files(access.reader());
            long from = target.continuedFrom();
            long begun = System.nanoTime();
            try (ProgressBar bar = Bars.onStandardError("Exporting", " entries")) {
                bar.maxHint(files.size());
                new LogExport(access.reader(), files)
                        .writeTo(
                                hurry
                                        ? target
                                        : new CourteousTarget(
                                                target, access.reader(), TimeSource.system()),
                                bar::stepTo);
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Exported %s, entries 0 to %d%s, to %s in %.1f s%n",
                            access.reader().log().origin(),
                            files.size() - 1,
                            from == 0 ? "" : ", of which %d were there".formatted(from),
                            to,
                            (System.nanoTime() - begun) / 1e9);
            return 0;
        } catch (ExportRefusedException e) {
            throw new StartRefused(
                    String.valueOf(e.getMessage()), "nothing was written; see --help", e);
        } catch (IOException e) {
            throw new StartRefused(
                    "the export cannot be written: " + e,
                    "make room or choose another directory, and run it again; what is there stays"
                            + " valid",
                    e);
        }
    }

    private LogFiles files(LogReader reader) {
        Long wanted = size;
        if (wanted == null) {
            return LogFiles.newest(reader)
                    .orElseThrow(() ->
                            new StartRefused(
                                    "the log has no checkpoint yet",
                                    "start the ledger; it publishes one within a second"));
        }
        return LogFiles.at(reader, wanted)
                .orElseThrow(() ->
                        new StartRefused(
                                "the log has no checkpoint of size "
                                        + wanted
                                        + nearest(reader, wanted),
                                "name one of those, or leave --size out for the newest"));
    }

    private static String nearest(LogReader reader, long wanted) {
        StringBuilder text = new StringBuilder();
        reader.nearestCheckpoints(wanted)
                .forEach(near ->
                        text.append(text.isEmpty() ? "; there are " : " and ").append(near));
        return text.toString();
    }
}
