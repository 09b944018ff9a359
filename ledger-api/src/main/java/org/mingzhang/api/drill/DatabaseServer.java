package org.mingzhang.api.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL with a database to be cloned, and its superuser.
///
/// @param url the JDBC address of the database
/// @param user the superuser
/// @param password may be empty
public record DatabaseServer(String url, String user, String password) {

    private static final String MAINTENANCE = "postgres";

    private static String name(String url) {
        return url.replaceFirst("[?].*", "").replaceFirst(".*/", "");
    }

    /// Another database of the same server.
    DatabaseServer other(String database) {
        return new DatabaseServer(
                url.replaceFirst("/" + name(url) + "($|[?])", "/" + database + "$1"),
                user,
                password);
    }

    Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source.getConnection();
    }

    /// Copies the database; nobody may be connected to it.
    DatabaseServer cloneAs(String clone) throws SQLException {
        onServer("drop database if exists " + quoted(clone));
        onServer("create database " + quoted(clone) + " template " + quoted(name(url)));
        return other(clone);
    }

    void drop() throws SQLException {
        onServer("drop database if exists " + quoted(name(url)) + " with (force)");
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = other(MAINTENANCE).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Without the password.
    @Override
    public String toString() {
        return "DatabaseServer[" + url + ", " + user + "]";
    }
}
