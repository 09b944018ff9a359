package org.mingzhang.axon4;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;

/// Axon 4 with its JDBC storage engine in an empty database.
final class Axon4Store implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    private final HikariDataSource pool;
    private final Configuration configuration;

    Axon4Store(String url, boolean cached) {
        pool = pool(url);
        JacksonSerializer serializer =
                JacksonSerializer.builder()
                        .objectMapper(
                                new ObjectMapper()
                                        .setVisibility(
                                                PropertyAccessor.FIELD,
                                                JsonAutoDetect.Visibility.ANY))
                        .build();
        JdbcEventStorageEngine engine = engine(serializer);
        createSchema(engine);
        Configurer configurer =
                DefaultConfigurer.defaultConfiguration()
                        .configureSerializer(_ -> serializer)
                        .configureMessageSerializer(_ -> serializer)
                        .configureEventSerializer(_ -> serializer)
                        .configureEmbeddedEventStore(_ -> engine);
        AggregateConfigurer<BudgetLine> lines =
                AggregateConfigurer.defaultConfiguration(BudgetLine.class);
        if (cached) {
            UnboundedCache cache = new UnboundedCache();
            lines.configureCache(_ -> cache);
        }
        configuration = configurer.configureAggregate(lines).start();
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    /// The unit of work commits its own connection; there is no other transaction to manage.
    private JdbcEventStorageEngine engine(JacksonSerializer serializer) {
        return JdbcEventStorageEngine.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(
                                new DataSourceConnectionProvider(pool)))
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .build();
    }

    private static void createSchema(JdbcEventStorageEngine engine) {
        DefaultUnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(null);
        unit.execute(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
    }

    CommandGateway commands() {
        return configuration.commandGateway();
    }

    void checkpoint() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("checkpoint");
        }
    }

    /// The mean length of a stored payment's JSON.
    long payloadBytes() throws SQLException {
        return queryPayments("avg(octet_length(payload))::bigint");
    }

    /// How many payments are stored.
    long payments() throws SQLException {
        return queryPayments("count(*)");
    }

    private long queryPayments(String what) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select "
                                        + what
                                        + " from domainevententry"
                                        + " where payloadtype like '%PaymentSubmitted'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        configuration.shutdown();
        pool.close();
    }
}
