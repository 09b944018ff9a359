package org.mingzhang.api.queries;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.ledger.duty.Sight;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.asof.CutProblem;
import org.mingzhang.projections.asof.CutRefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which entries of the log a scope covers: those that say or imply its divisions, and those about
/// the log itself. Thread-safe.
public final class EntryScope {

    private static final String LINE_TAG = "line:";
    private static final String PAYMENT_TAG = "payment:";
    private static final String YEAR_TAG = "year:";
    private static final long RETRY_AFTER_SECONDS = 1;

    private final ReadSide readSide;
    private final JsonMapper json;

    /// Entries of the log behind a read side.
    public EntryScope(ReadSide readSide, JsonMapper json) {
        this.readSide = readSide;
        this.json = json;
    }

    /// Whether somebody sees an entry: of the operations of the log, what their role shows.
    public boolean shows(Identity caller, byte[] entry) throws InterruptedException {
        return shows(caller, Sight.Matter.OPERATIONS, entry);
    }

    /// Whether somebody sees something of an entry.
    public boolean shows(Identity caller, Sight.Matter matter, byte[] entry)
            throws InterruptedException {
        return switch (caller.sees(matter)) {
            case NONE -> false;
            case OWN -> Entry.parse(entry).actor().id().equals(caller.person());
            case UNIT -> isOfUnit(caller, entry);
            case LEVEL, ALL -> covers(ReadScope.of(caller), entry);
        };
    }

    /// What the unit did, and what was done to what it has.
    private boolean isOfUnit(Identity caller, byte[] entry) throws InterruptedException {
        if (Entry.parse(entry).actor().unit().startsWith(caller.unit())) {
            return true;
        }
        List<Place> places = caller.units().isEmpty() ? List.of() : places(entry);
        return !places.isEmpty()
                && places.stream().allMatch(place -> place.isIn(ReadScope.of(caller)));
    }

    /// Whether a scope covers an entry.
    public boolean covers(ReadScope scope, byte[] entry) throws InterruptedException {
        return scope.equals(ReadScope.ALL)
                || places(entry).stream().allMatch(place -> place.isIn(scope));
    }

    /// Refuses an entry outside a scope.
    public void require(ReadScope scope, byte[] entry) throws InterruptedException {
        if (!scope.equals(ReadScope.ALL)) {
            places(entry).forEach(place -> place.requireIn(scope));
        }
    }

    /// What the entry says, and else what its tags lead to; a refused attempt says less than a
    /// fact.
    private List<Place> places(byte[] bytes) throws InterruptedException {
        JsonNode data = json.readTree(new String(bytes, StandardCharsets.UTF_8)).path("data");
        List<Place> places = new ArrayList<>();
        for (JsonNode said : List.of(data, data.path("attempt"))) {
            if (said.path("division").isString()) {
                places.add(
                        new Place(
                                said.path("division").stringValue(),
                                said.path("unit").asString("")));
            }
        }
        return places.isEmpty() ? tagged(Entry.parse(bytes)) : places;
    }

    /// Asked when the read models have come as far as the entry: what they do not know yet would
    /// seem to be of no place.
    private List<Place> tagged(Entry entry) throws InterruptedException {
        List<String> tags = entry.tags();
        if (tags.stream().noneMatch(EntryScope::isPlaced)) {
            return List.of();
        }
        Cut now = reached(entry.position());
        List<Place> places = new ArrayList<>();
        for (String tag : tags) {
            if (tag.startsWith(LINE_TAG)) {
                places.addAll(Place.ofLine(readSide, now, tag.substring(LINE_TAG.length())));
            } else if (tag.startsWith(PAYMENT_TAG)) {
                places.addAll(Place.ofPayment(readSide, now, tag.substring(PAYMENT_TAG.length())));
            } else if (tag.startsWith(YEAR_TAG)) {
                places.add(new Place(tag.substring(YEAR_TAG.length(), tag.indexOf('/')), ""));
            }
        }
        return places;
    }

    private static boolean isPlaced(String tag) {
        return tag.startsWith(LINE_TAG) || tag.startsWith(PAYMENT_TAG) || tag.startsWith(YEAR_TAG);
    }

    private Cut reached(long position) throws InterruptedException {
        try {
            return readSide.cuts().cut(AsOf.NOW, OptionalLong.of(position));
        } catch (CutRefusedException e) {
            throw new FaultException(
                    new Fault.PositionNotReached(
                            position,
                            e.problem() instanceof CutProblem.NotReached(var _, long reached)
                                    ? reached + 1
                                    : 0,
                            RETRY_AFTER_SECONDS));
        }
    }
}
