package org.mingzhang.projections.codes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetProposed;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetPublished;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.sql.CopyRows;

/// Keeps one row for each code that a set proposes, and one for each set that is published.
final class CodesProjection implements Projection {

    private final CopyRows names =
            new CopyRows(
                    "code_name",
                    List.of("year", "version", "code", "position", "name", "language"));
    private final CopyRows sets =
            new CopyRows(
                    "code_set",
                    List.of("year", "version", "kind", "division", "fiscal_year", "position"));

    /// The read model of code sets.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "codes";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table code_name (
                      year     text collate "C" not null,
                      version  int    not null,
                      code     text collate "C" not null,
                      position bigint not null,
                      name     text   not null,
                      language text collate "C",
                      primary key (year, version, code)
                    )\
                    """,
                    """
                    create table code_set (
                      year        text collate "C" not null,
                      version     int    not null,
                      kind        text collate "C" not null,
                      division    text collate "C" not null,
                      fiscal_year int    not null,
                      position    bigint not null,
                      primary key (year, version)
                    )\
                    """);
        }

        @Override
        public List<String> indexes() {
            return List.of();
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "code_name",
                            """
                            select year, version, code, position, name, language
                              from code_name where position < :size order by year, version, code\
                            """),
                    new CanonicalRows(
                            "code_set",
                            """
                            select year, version, kind, division, fiscal_year, position
                              from code_set where position < :size order by year, version\
                            """));
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new CodesProjection();
        }
    }

    @Override
    public void apply(RecordedEvent entry) {
        switch (entry.event()) {
            case CodeSetProposed set ->
                    set.codes()
                            .forEach(row ->
                                    names.row()
                                            .put(set.year())
                                            .putInteger(set.version())
                                            .put(row.code())
                                            .put(entry.position())
                                            .put(row.name())
                                            .put(set.language()));
            case CodeSetPublished set ->
                    sets.row()
                            .put(set.year())
                            .putInteger(set.version())
                            .put(set.kind().name())
                            .put(set.division())
                            .putInteger(set.fiscalYear())
                            .put(entry.position());
            default -> {}
        }
    }

    @Override
    public void write(Connection connection) throws SQLException {
        names.flush(connection);
        sets.flush(connection);
    }
}
