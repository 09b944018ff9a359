package org.mingzhang.ledger.store;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// Real sessions whose batch statement a test can hold, break before it runs, or break after it has
/// run: at the edge of JDBC, where the network would do it.
final class FaultySessions implements DataSource {

    /// Stands between the writer and its batch statement.
    interface Fault {
        /// Runs the statement, or not, on the session below.
        Object around(Connection real, Batch batch) throws SQLException;
    }

    /// The statement.
    interface Batch {
        Object run() throws SQLException;
    }

    static final Fault NONE = (_, batch) -> batch.run();

    private final DataSource real;
    private volatile Fault fault = NONE;
    private volatile boolean refusing;

    FaultySessions(DataSource real) {
        this.real = real;
    }

    /// Whether new sessions are refused.
    void refuse(boolean all) {
        refusing = all;
    }

    void next(Fault next) {
        fault = next;
    }

    /// The connection breaks before the database has seen the batch.
    static Fault breakBefore() {
        return (connection, _) -> {
            connection.close();
            throw new SQLException("the connection broke", "08006");
        };
    }

    /// The connection breaks after the database has committed the batch.
    static Fault breakAfter() {
        return (connection, batch) -> {
            batch.run();
            connection.close();
            throw new SQLException("the connection broke", "08006");
        };
    }

    /// Keeps a batch on its way until the test says how it ends.
    static final class Hold implements Fault {

        private static final Duration PATIENCE = Duration.ofSeconds(30);

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile Fault ending = NONE;

        @Override
        public Object around(Connection connection, Batch batch) throws SQLException {
            reached.countDown();
            await(released);
            return ending.around(connection, batch);
        }

        /// A batch that never sets out must fail the test, not hold it up for good.
        void awaitReached() {
            if (!Uninterruptibles.awaitUninterruptibly(reached, PATIENCE)) {
                throw new AssertionError("no batch was on its way within " + PATIENCE);
            }
        }

        void release(Fault how) {
            ending = how;
            released.countDown();
        }

        /// Like the network, it does not care for interrupts.
        private static void await(CountDownLatch latch) {
            Uninterruptibles.awaitUninterruptibly(latch);
        }
    }

    /// Holds the next batch alone; later ones go through.
    Hold holdNext() {
        Hold hold = new Hold();
        next(once(hold));
        return hold;
    }

    /// Strikes once.
    Fault once(Fault strike) {
        return (connection, batch) -> {
            fault = NONE;
            return strike.around(connection, batch);
        };
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (refusing) {
            throw new SQLException("no connection", "08001");
        }
        Connection session = real.getConnection();
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    Object result = call(session, method, arguments);
                    boolean batch =
                            method.getName().equals("prepareStatement")
                                    && ((String) arguments[0]).startsWith("with claimed");
                    return batch ? faulty(session, (PreparedStatement) result) : result;
                });
    }

    private PreparedStatement faulty(Connection session, PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (_, method, arguments) ->
                        method.getName().equals("executeQuery")
                                ? fault.around(session, () -> run(statement, method, arguments))
                                : call(statement, method, arguments));
    }

    private static Object run(Object target, Method method, Object[] arguments)
            throws SQLException {
        try {
            return call(target, method, arguments);
        } catch (SQLException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("not used");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("test");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
