package org.mingzhang.api.wiring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.api.attachments.AttachmentClerk;
import org.mingzhang.api.attachments.AttachmentStore;
import org.mingzhang.api.attachments.ContentRefusedException;
import org.mingzhang.api.attachments.Place;
import org.mingzhang.api.demo.DemoCodes;
import org.mingzhang.api.demo.DemoFile;
import org.mingzhang.api.demo.DemoProvince;
import org.mingzhang.api.importing.Progress;
import org.mingzhang.api.importing.sink.LedgerSink;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.names.CodeNames;
import org.mingzhang.ledger.axon.OrderedSubmissions;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.ledger.store.WriterState;

/// Loads the demonstration province into an embedded ledger in yuan that holds nothing else.
///
/// A loading that was cut off is finished by the next start.
public final class Demonstration {

    private static final int FIRST_ENTRIES = 500;
    private static final String DEMO_CURRENCY = "CNY";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Demonstration() {}

    /// Loads what is missing.
    ///
    /// @return how it was answered; empty where there is nothing to load
    /// @throws SinkUnavailable if the ledger becomes unavailable
    public static Optional<DemoProvince.Loaded> load(LedgerRuntime runtime, Progress progress)
            throws InterruptedException {
        try {
            return loadMissing(runtime, progress);
        } finally {
            runtime.settle();
        }
    }

    private static Optional<DemoProvince.Loaded> loadMissing(
            LedgerRuntime runtime, Progress progress) throws InterruptedException {
        if (!isOffered(runtime)) {
            return Optional.empty();
        }
        // The runtime has waited for its writer.
        if (!(runtime.ledger().engine().state() instanceof WriterState.Active)) {
            throw new SinkUnavailable("this node does not write");
        }
        LocalDate created = dayOfCreation(runtime);
        DemoProvince province = new DemoProvince(created);
        boolean loaded =
                runtime.queries()
                        .receipt(DemoProvince.CLIENT, province.lastCommandId())
                        .isPresent();
        if (!loaded && holdsSomethingElse(runtime, province)) {
            return Optional.empty();
        }
        offerNames(runtime.names());
        Optional<DemoProvince.Loaded> answered =
                loaded ? Optional.empty() : Optional.of(bring(runtime, province, progress));
        SignedCounty.load(runtime, created);
        DemoPeople.load(runtime, created);
        DemoPaceAlerts.load(runtime);
        DemoPapers.load(runtime, created);
        CountyAttempts.load(runtime, created, DemoPeople.personalText(runtime));
        return answered;
    }

    /// Waits until the read models hold everything that was loaded.
    ///
    /// @throws SinkUnavailable if they do not get there
    static void awaitRead(LedgerRuntime runtime) throws InterruptedException {
        if (!runtime.readSide().runner().awaitPosition(runtime.queries().size() - 1, PATIENCE)) {
            throw new SinkUnavailable("the read models do not follow the log");
        }
    }

    /// Whether a ledger is one that gets the demonstration.
    static boolean isOffered(LedgerRuntime runtime) {
        return runtime.settings().demo()
                && runtime.databases().isEmbedded()
                && runtime.log().currency().equals(DEMO_CURRENCY);
    }

    private static DemoProvince.Loaded bring(
            LedgerRuntime runtime, DemoProvince province, Progress progress)
            throws InterruptedException {
        bringFiles(runtime, province);
        OrderedSubmissions stream = runtime.ledger().ordered(LedgerSink.IN_FLIGHT_MAX);
        return province.load(
                person ->
                        new LedgerSink(
                                stream,
                                runtime.binder(),
                                new Sender(
                                        DemoProvince.CLIENT,
                                        new Occasion.Person(
                                                person.id(), person.role(), person.unit()))),
                progress);
    }

    private static void bringFiles(LedgerRuntime runtime, DemoProvince province) {
        AttachmentStore store = new AttachmentStore(runtime.databases().owner(), runtime.clock());
        AttachmentClerk clerk = new AttachmentClerk(runtime.ledger(), runtime.ownCommands());
        for (DemoFile file : province.files()) {
            Place place = new Place(file.division(), file.unit());
            try {
                clerk.record(
                        store.store(new ByteArrayInputStream(file.bytes()), place),
                        place,
                        file.person());
            } catch (IOException | ContentRefusedException e) {
                throw new IllegalStateException("a file of the demonstration is refused", e);
            }
        }
    }

    private static void offerNames(CodeNames names) {
        DemoCodes codes = DemoCodes.load();
        names.offer(CodeKind.DIVISION, codes.divisionNames());
        names.offer(CodeKind.DIVISION, codes.englishDivisionNames(), Locale.ENGLISH);
        names.offer(CodeKind.UNIT, codes.unitNames());
        names.offer(CodeKind.FUNCTION, codes.functionNames());
        names.offer(CodeKind.FUNCTION, codes.englishFunctionNames(), Locale.ENGLISH);
        names.offer(CodeKind.ECONOMIC, codes.economicNames());
        names.offer(CodeKind.ECONOMIC, codes.englishEconomicNames(), Locale.ENGLISH);
    }

    private static LocalDate dayOfCreation(LedgerRuntime runtime) {
        StoredEntry first =
                runtime.queries()
                        .entry(0)
                        .orElseThrow(() -> new IllegalStateException("a log without its entry 0"));
        return first.recordedAt().atZone(runtime.log().zone()).toLocalDate();
    }

    private static boolean holdsSomethingElse(LedgerRuntime runtime, DemoProvince province) {
        List<StoredEntry> first = runtime.queries().entries(0, FIRST_ENTRIES);
        boolean begun =
                runtime.queries()
                        .receipt(DemoProvince.CLIENT, province.firstCommandId())
                        .isPresent();
        return !begun
                && first.stream()
                        .map(StoredEntry::type)
                        .anyMatch(type ->
                                !type.startsWith("log.") && !type.startsWith("attachment."));
    }
}
