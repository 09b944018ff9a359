package org.mingzhang.projections.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs the queries of the read side. Thread-safe.
///
/// In every statement `$.` stands for the schema of the generation that is read, so that all
/// queries of one page can stay in one generation while another is switched in.
public final class Reads {

    private final DataSource database;

    /// Queries over connections of the reader's role.
    public Reads(DataSource database) {
        this.database = database;
    }

    /// What becomes of one row.
    ///
    /// @param <T> the result
    @FunctionalInterface
    public interface RowMapper<T> {
        /// The value of the row that the result set stands on.
        T map(ResultSet row) throws SQLException;
    }

    /// The rows of a query, all of them; the query bounds how many.
    ///
    /// @throws ReadFailedException if the database does not answer
    public <T> List<T> list(
            String schema,
            String sql,
            List<? extends @Nullable Object> values,
            RowMapper<T> mapper) {
        try (Connection connection = database.getConnection()) {
            return list(connection, schema, sql, values, mapper);
        } catch (SQLException e) {
            throw new ReadFailedException(e);
        }
    }

    /// The only row of a query, if there is one.
    ///
    /// @throws ReadFailedException if the database does not answer
    public <T> Optional<T> one(
            String schema,
            String sql,
            List<? extends @Nullable Object> values,
            RowMapper<T> mapper) {
        return list(schema, sql, values, mapper).stream().findFirst();
    }

    /// The rows of a query on a connection of the caller.
    public static <T> List<T> list(
            Connection connection,
            String schema,
            String sql,
            List<? extends @Nullable Object> values,
            RowMapper<T> mapper)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(sql.replace("$.", schema + "."))) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        }
    }
}
