package org.mingzhang.ledger.store;

import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/// Axon's own suite for storage engines, against each way that the engine can answer.
class ConformanceTest {

    abstract static class Conformance extends StorageEngineTestSuite<PostgresEventStorageEngine> {

        private @Nullable TestLog log;

        abstract EngineOptions options();

        @Override
        protected PostgresEventStorageEngine buildStorageEngine() {
            TestLog created = TestLog.create(getClass());
            log = created;
            return TestLog.active(
                    created.engine(
                            options(),
                            created.database().writer(),
                            TimeSource.system(),
                            TestLog.guards()));
        }

        @Override
        protected @Nullable ProcessingContext processingContext() {
            return null;
        }

        @AfterAll
        void close() {
            if (log != null) {
                log.close();
            }
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class FromMemory extends Conformance {
        @Override
        EngineOptions options() {
            return TestLog.options();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class FromSql extends Conformance {
        @Override
        EngineOptions options() {
            return TestLog.options().withWindow(1);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OneEntryABatch extends Conformance {
        @Override
        EngineOptions options() {
            return TestLog.options().withBatch(1);
        }

        @Override
        protected ProcessingContext processingContext() {
            return new StubProcessingContext();
        }
    }

    /// Every call has a basis of its own, so that it sees what is queued.
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Speculative extends Conformance {
        @Override
        EngineOptions options() {
            return TestLog.options();
        }

        @Override
        protected ProcessingContext processingContext() {
            return TestLog.context(testSubject.takeBasis());
        }
    }
}
