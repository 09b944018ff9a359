package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.testing.TestDatabase;

/// Reads a whole log back and holds every row against the bytes of its entries.
final class StoredLogCheck {

    private StoredLogCheck() {}

    /// Fails on the first difference; gives the entries, in order.
    static List<Entry> verify(TestDatabase database, LogRef log) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        List<String> receipts = new ArrayList<>();
        Map<Suite, Hash32> previous = new HashMap<>();
        log.suites().forEach(suite -> previous.put(suite, Hash32.ZERO));
        Instant time = Instant.EPOCH;
        LogReader reader = new LogReader(database.reader(), log);
        long from = 0;
        List<StoredEntry> page = reader.entries(from, LogReader.ENTRIES_MAX);
        while (!page.isEmpty()) {
            for (StoredEntry stored : page) {
                byte[] bytes = stored.bytes().toBytes();
                Entry entry = Entry.parseStrict(bytes);
                assertThat(stored.position()).isEqualTo(entries.size());
                assertThat(entry.position()).isEqualTo(stored.position());
                assertThat(entry.previous()).isEqualTo(previous);
                assertThat(entry.recordedAt()).isAfterOrEqualTo(time);
                assertThat(entry.decidedAt())
                        .isBetween(entry.recordedAt().minusSeconds(5), entry.recordedAt());
                for (Suite suite : log.suites()) {
                    Hash32 leaf = TreeHashers.of(suite).leaf(bytes);
                    assertThat(stored.leaf(suite)).contains(leaf);
                    previous.put(suite, leaf);
                }
                assertThat(stored.leaves()).hasSize(log.suites().size());
                assertThat(stored.type()).isEqualTo(entry.type());
                assertThat(stored.eventId()).isEqualTo(entry.id());
                assertThat(stored.recordedAt()).isEqualTo(entry.recordedAt());
                time = entry.recordedAt();
                entry.tags().forEach(tag -> tags.add(tag + " " + entry.position()));
                if (entry.command().index() == 0) {
                    receipts.add(
                            entry.command().client()
                                    + " "
                                    + entry.command().id()
                                    + " "
                                    + entry.command().digest()
                                    + " "
                                    + entry.position()
                                    + " "
                                    + entry.command().count());
                }
                entries.add(entry);
            }
            from = entries.size();
            page = reader.entries(from, LogReader.ENTRIES_MAX);
        }
        assertThat(rows(database, "select tag || ' ' || position from ledger.tag"))
                .containsExactlyInAnyOrderElementsOf(tags);
        assertThat(
                        rows(
                                database,
                                "select client || ' ' || command_id || ' ' || encode(digest, 'hex')"
                                        + " || ' ' || position || ' ' || count from ledger.receipt"))
                .containsExactlyInAnyOrderElementsOf(receipts);
        assertThat(database.queryLong("select size from ledger.head")).isEqualTo(entries.size());
        return entries;
    }

    private static List<String> rows(TestDatabase database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.reader().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
