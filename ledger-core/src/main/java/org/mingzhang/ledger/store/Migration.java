package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the schema `ledger` up to date, and gives each role the least it needs.
///
/// The owner's login runs this and nothing else. The writer may insert and select, and update the
/// head and openings alone; projector and reader may select, but no personal data.
///
/// @param owner a login that owns the schema and may create roles
/// @param writer used by the application's command side
/// @param projector used by the projections, which own a schema of their own
/// @param reader used by queries, exports and the verifier
public record Migration(DataSource owner, RoleLogin writer, RoleLogin projector, RoleLogin reader) {

    /// Creates the roles that are missing and runs the migrations that are new.
    ///
    /// @throws SQLException if a role cannot be created
    /// @throws org.flywaydb.core.api.FlywayException if a migration fails; what ran before it stays
    public void run() throws SQLException {
        try (Connection connection = owner.getConnection()) {
            for (RoleLogin role : List.of(writer, projector, reader)) {
                createIfMissing(connection, role);
            }
        }
        Flyway.configure()
                .dataSource(owner)
                .schemas("ledger")
                .table("schema_history")
                .locations("classpath:org/mingzhang/ledger/store/migration")
                .placeholders(
                        Map.of(
                                "writer", writer.name(),
                                "projector", projector.name(),
                                "reader", reader.name()))
                .load()
                .migrate();
    }

    private static void createIfMissing(Connection connection, RoleLogin role) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select format('create role %I login password %L', ?::text, ?::text)"
                                + " where not exists"
                                + " (select from pg_roles where rolname = ?)")) {
            query.setString(1, role.name());
            query.setString(2, role.password());
            query.setString(3, role.name());
            try (ResultSet row = query.executeQuery();
                    Statement create = connection.createStatement()) {
                if (row.next()) {
                    create.execute(row.getString(1));
                }
            }
        }
    }
}
