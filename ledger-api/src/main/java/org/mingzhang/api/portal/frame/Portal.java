package org.mingzhang.api.portal.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.mingzhang.api.names.CodeNames;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Moments;
import org.mingzhang.api.queries.Question;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.springframework.web.util.UriUtils;

/// What all pages are made from. Thread-safe.
public final class Portal {

    private static final List<String> PARTS = List.of("/open", "/work");

    /// Every address begins with its language: `/zh`, `/en`.
    private static final int LANGUAGE_LENGTH = 3;

    private final ReadSide readSide;
    private final Moments moments;
    private final LogReader log;
    private final LongSupplier durableSize;
    private final Facts facts;
    private final CodeNames names;

    /// What never changes while the ledger runs.
    ///
    /// @param currency of every amount, ISO 4217
    /// @param zone of bare dates
    /// @param openReading whether everybody may read entries as they are; otherwise pages show who
    ///   acted by role alone and leave the bytes of entries to those who may read them
    public record Facts(String currency, ZoneId zone, boolean openReading) {}

    /// Pages of one ledger.
    ///
    /// @param durableSize how many entries the log has
    public Portal(
            ReadSide readSide,
            Moments moments,
            LogReader log,
            LongSupplier durableSize,
            Facts facts,
            CodeNames names) {
        this.readSide = readSide;
        this.moments = moments;
        this.log = log;
        this.durableSize = durableSize;
        this.facts = facts;
        this.names = names;
    }

    /// A look at a page.
    ///
    /// @param known the words that the page takes beside the time words
    /// @throws org.mingzhang.api.problem.FaultException if the address asks for what there is not
    public Visit visit(HttpServletRequest request, Set<String> known) throws InterruptedException {
        String tail = tail(request);
        Set<String> comparing = Links.compares(tail) ? Set.of("vs") : Set.of();
        Question question = Question.of(request, Filters.words(known, Moments.WORDS, comparing));
        return new Visit(
                this,
                Language.ofPath(request.getRequestURI()),
                tail,
                question,
                moments.cut(question),
                moments.other(question));
    }

    /// The present, whatever a page shows.
    public Cut now() throws InterruptedException {
        return moments.now();
    }

    /// What is known at present of what took effect up to a day.
    public Cut now(LocalDate until) throws InterruptedException {
        return moments.now(until);
    }

    /// What was known up to a position that there is.
    public Cut at(long position) throws InterruptedException {
        return moments.at(position);
    }

    /// What comes behind `/open` or `/work`, decoded.
    static String tail(HttpServletRequest request) {
        String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
        return PARTS.stream()
                .filter(part -> path.startsWith(part, LANGUAGE_LENGTH))
                .findFirst()
                .map(part -> path.substring(LANGUAGE_LENGTH + part.length()))
                .filter(tail -> !tail.equals("/"))
                .orElse("");
    }

    /// The read models.
    public ReadSide readSide() {
        return readSide;
    }

    /// The log itself.
    public LogReader log() {
        return log;
    }

    /// What codes are called.
    public CodeNames names() {
        return names;
    }

    /// The name of the log.
    public String origin() {
        return log.log().origin().value();
    }

    /// How many entries the log has.
    public long size() {
        return durableSize.getAsLong();
    }

    String currency() {
        return facts.currency();
    }

    ZoneId zone() {
        return facts.zone();
    }

    /// Whether everybody may read entries as they are.
    public boolean openReading() {
        return facts.openReading();
    }

    /// The newest checkpoint of each suite.
    public List<Checkpoint> checkpoints() {
        return suites().map(log::checkpoint).flatMap(Optional::stream).map(Portal::parse).toList();
    }

    /// The hash functions of the log.
    public Stream<Suite> suites() {
        return log.log().suites().stream();
    }

    /// What a signed note says.
    public static Checkpoint parse(String note) {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }
}
