package org.mingzhang.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// The rows that a fold has written, for what it does not hold in memory. Used by one thread.
///
/// In a generation that is being built the rows have no keys, because to keep them while rows come
/// in costs more than all the rest. Mostly nobody ever asks: a fold from the start has its state in
/// memory. When the bound of that memory is reached and something forgotten is needed, the keys are
/// made, and kept from there on.
public final class StoredRows {

    private final Connection connection;
    private final ReadModel model;
    private boolean keyed;

    StoredRows(Connection connection, ReadModel model, boolean keyed) {
        this.connection = connection;
        this.model = model;
        this.keyed = keyed;
    }

    /// The session that can find them by their keys, in the transaction of the batch, the
    /// generation in its search path.
    public Connection byKey() throws SQLException {
        if (!keyed) {
            try (Statement statement = connection.createStatement()) {
                for (String key : model.keys()) {
                    statement.execute(key);
                }
            }
            try (PreparedStatement token =
                    connection.prepareStatement("update token set keyed = true where model = ?")) {
                token.setString(1, model.name());
                token.executeUpdate();
            }
            keyed = true;
        }
        return connection;
    }
}
