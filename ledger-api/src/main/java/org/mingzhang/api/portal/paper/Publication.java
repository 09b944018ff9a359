package org.mingzhang.api.portal.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;

/// What the log says of a white paper that was published.
///
/// @param position the entry that says it
/// @param recordedAt when it was recorded
/// @param size how many entries its figures are made of
/// @param until the last effective day that counts
/// @param digest of its figures
record Publication(long position, Instant recordedAt, long size, LocalDate until, String digest) {

    private static final int MOST = 100;
    private static final String TYPE = "paper.PaperPublished";

    /// The name of a paper in the log.
    static String name(Area area, Period period) {
        return area.division() + "/" + period.text();
    }

    /// What was published of an area and a period, the first in front.
    static List<Publication> of(LogReader log, Area area, Period period) {
        return log.positions("paper:" + name(area, period), Long.MAX_VALUE, MOST).stream()
                .flatMap(position -> log.entry(position).stream())
                .filter(entry -> entry.type().equals(TYPE))
                .map(Publication::of)
                .toList();
    }

    private static Publication of(StoredEntry stored) {
        Entry entry = Entry.parse(stored.bytes().toBytes());
        return new Publication(
                entry.position(),
                entry.recordedAt(),
                entry.data().path("size").asLong(),
                LocalDate.parse(entry.data().path("until").asString()),
                entry.data().path("digest").asString());
    }

    /// Whether it is the paper of a position and a day.
    boolean is(long ofSize, LocalDate upTo) {
        return size == ofSize && until.equals(upTo);
    }
}
