package org.mingzhang.api.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.ReportJson;
import org.mingzhang.api.importing.sink.CommandSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Runs imports inside the ledger's own process, one after the other.
///
/// The report of each that ended is kept as a file. An import that a stop of the process cut off
/// has no report; submitted again it goes on where it stopped. Thread-safe.
public final class ImportService implements AutoCloseable {

    /// How many imports may wait.
    static final int WAITING_MAX = 16;

    private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);
    private static final String SUFFIX = ".json";

    private final Path reports;
    private final Years years;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING_MAX),
                    Thread.ofPlatform().name("import").factory());
    private final ReentrantLock lock = new ReentrantLock();

    /// Imports that have no file yet, oldest first. Guarded by the lock.
    private final Map<String, Bookkeeper> running = new LinkedHashMap<>();

    /// A service that keeps its reports in a folder.
    ///
    /// @param ids gives a new id, fit for a file name, with each call
    public ImportService(Path reports, Years years, InstantSource clock, Supplier<String> ids) {
        this.reports = reports;
        this.years = years;
        this.clock = clock;
        this.ids = ids;
    }

    /// An import that has just been accepted.
    ///
    /// @param mapping how the files are read
    /// @param files the files
    /// @param stated the sums that the caller knows
    /// @param sink opens the stream of the caller
    public record Order(
            Mapping mapping,
            SourceFiles files,
            ImportJob.ControlTotals stated,
            Supplier<CommandSink> sink) {}

    /// Starts an import, or lets it wait for those before it.
    ///
    /// @return its id; empty if too many wait
    public Optional<String> start(Order order) {
        String id = ids.get();
        Bookkeeper books =
                new Bookkeeper(order.mapping().name(), order.mapping().division(), clock);
        locked(() -> running.put(id, books));
        try {
            worker.execute(() -> run(id, order, books));
            return Optional.of(id);
        } catch (RejectedExecutionException _) {
            locked(() -> running.remove(id));
            return Optional.empty();
        }
    }

    private void run(String id, Order order, Bookkeeper books) {
        try (CommandSink sink = order.sink().get()) {
            new ImportJob(
                            order.mapping(),
                            order.files(),
                            years,
                            sink,
                            order.stated(),
                            books,
                            Progress.NONE)
                    .run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            books.stopped("an error that nobody foresaw; the ledger's own log has it as " + id);
            LOG.atError().setCause(e).addKeyValue("import.id", id).log("import failed");
        } finally {
            keep(id, books);
            LOG.atInfo()
                    .addKeyValue("import.id", id)
                    .addKeyValue("import.state", books.report().state())
                    .log("import ended");
        }
    }

    private void keep(String id, Bookkeeper books) {
        try {
            Files.createDirectories(reports);
            Path written = reports.resolve(id + ".part");
            try (OutputStream out = Files.newOutputStream(written)) {
                write(books, out);
            }
            Files.move(written, reports.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
            locked(() -> running.remove(id));
        } catch (IOException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("import.id", id)
                    .log("report of an import not kept");
        }
    }

    /// The ids of all imports, the newest last.
    public List<String> ids() {
        List<String> all = new ArrayList<>();
        if (Files.isDirectory(reports)) {
            try (Stream<Path> files = Files.list(reports)) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(SUFFIX))
                        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                        .sorted()
                        .forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list " + reports, e);
            }
        }
        locked(() -> running.keySet().stream().filter(id -> !all.contains(id)).forEach(all::add));
        return all;
    }

    /// The report of an import as it is now, as JSON; empty if there is no such import.
    public Optional<byte[]> report(String id) {
        lock.lock();
        try {
            Bookkeeper books = running.get(id);
            if (books != null) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                write(books, out);
                return Optional.of(out.toByteArray());
            }
        } finally {
            lock.unlock();
        }
        if (!ids().contains(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(reports.resolve(id + SUFFIX)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the report of " + id, e);
        }
    }

    private static void write(Bookkeeper books, OutputStream out) {
        try (JsonGenerator json = JsonMapper.shared().createGenerator(out)) {
            ReportJson.write(books.report(), json);
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /// Interrupts the import that runs; what is durable stays.
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.atWarn().log("import did not end in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
