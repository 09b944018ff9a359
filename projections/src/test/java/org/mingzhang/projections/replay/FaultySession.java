package org.mingzhang.projections.replay;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.PGConnection;

/// A session that is killed at one of its steps: what goes to the server is counted, and at the
/// chosen step the connection is cut, before the server got it or after it has done it.
final class FaultySession {

    private static final Set<String> STEPS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit", "unwrap");

    /// When the connection is cut.
    enum Moment {
        BEFORE,
        AFTER
    }

    private final Connection real;
    private final int step;
    private final Moment moment;
    private int count;
    private boolean cut;

    FaultySession(Connection real, int step, Moment moment) {
        this.real = real;
        this.step = step;
        this.moment = moment;
    }

    /// Whether the session lived long enough to be cut.
    boolean wasCut() {
        return cut;
    }

    Connection connection() {
        return proxy(Connection.class, real);
    }

    private <T> T proxy(Class<T> type, Object target) {
        InvocationHandler handler =
                (_, method, arguments) -> {
                    boolean counted = STEPS.contains(method.getName()) && ++count == step;
                    if (counted && moment == Moment.BEFORE) {
                        cut();
                    }
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    // COPY is begun by unwrapping; cutting behind that cuts in front of the rows.
                    if (counted && moment == Moment.AFTER) {
                        cut();
                    }
                    return switch (result) {
                        case PreparedStatement statement ->
                                proxy(PreparedStatement.class, statement);
                        case Statement statement when !(result instanceof PGConnection) ->
                                proxy(Statement.class, statement);
                        case null, default -> result;
                    };
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void cut() throws SQLException {
        cut = true;
        real.abort(Runnable::run);
        throw new SQLException("cut at step " + step, "08006");
    }
}
