package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The settings of the server without which "committed" does not mean "kept".
final class ServerSettings {

    private static final List<String> REQUIRED =
            List.of("fsync", "full_page_writes", "synchronous_commit");

    private ServerSettings() {}

    /// The settings, of those that must not be off, that are off in this session.
    static List<String> unsafe(Connection connection) throws SQLException {
        List<String> off = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String setting : REQUIRED) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if (row.getString(1).equals("off")) {
                        off.add(setting + "=off");
                    }
                }
            }
        }
        return off;
    }
}
