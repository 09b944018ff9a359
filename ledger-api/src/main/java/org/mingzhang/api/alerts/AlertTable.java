package org.mingzhang.api.alerts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// The table `notify.alert_channel`: how far each channel is. Thread-safe.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class AlertTable {

    private final DataSource database;

    /// The table in a database that has it.
    public AlertTable(DataSource database) {
        this.database = database;
    }

    /// The last position that a channel has dealt with.
    ///
    /// @param first that of a channel that is new
    long position(String channel, long first) {
        String sql =
                """
                insert into notify.alert_channel (name, position) values (?, ?)
                on conflict (name) do update set position = alert_channel.position
                returning position
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, channel);
            statement.setLong(2, first);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// A channel has dealt with everything up to a position.
    void reached(String channel, long position) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update notify.alert_channel set position = ?"
                                        + " where name = ? and position < ?")) {
            statement.setLong(1, position);
            statement.setString(2, channel);
            statement.setLong(3, position);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the table of channels does not answer", e);
    }
}
