package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mingzhang.ledger.store.TestLog.append;
import static org.mingzhang.ledger.store.TestLog.event;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tags are filed behind the log; nobody who looks for one can tell.
class TagFilerTest {

    private static final String REVOKE = "revoke insert on ledger.tag_filed from ledger_writer";
    private static final String GRANT = "grant insert on ledger.tag_filed to ledger_writer";

    private final TestLog log = TestLog.create(TagFilerTest.class);

    @AfterEach
    void close() {
        log.close();
    }

    private PostgresEventStorageEngine starting() {
        return log.engine(
                // What is durable is out of memory.
                TestLog.options().withWindow(1),
                log.database().writer(),
                TimeSource.system(),
                TestLog.guards());
    }

    private PostgresEventStorageEngine open() {
        return TestLog.active(starting());
    }

    private long reach() {
        return log.database().queryLong("select size from ledger.tag_reach");
    }

    private List<String> filed() {
        return log.database()
                .queryTexts("select position || ' ' || tag from ledger.tag_filed order by 1");
    }

    private static String name(Tag tag) {
        return tag.key() + ":" + tag.value();
    }

    @Test
    void filesTheTagsOfEveryEntry() {
        Tag line = TestLog.tag("line");
        Tag pool = new Tag("pool", "a\\b");
        PostgresEventStorageEngine engine = open();

        append(engine, event("1", line), event("2", line, pool)).join();
        append(engine, event("3")).join();

        await().until(() -> reach() == 3);
        assertThat(filed()).containsExactly("0 " + name(line), "1 " + name(line), "1 pool:a\\b");
    }

    @Test
    void findsByTagWhatIsNotFiledYet() {
        Tag line = TestLog.tag("line");
        PostgresEventStorageEngine engine = open();
        append(engine, event("1", line)).join();
        await().until(() -> reach() == 1);
        log.database().execute(REVOKE);
        append(engine, event("2", line)).join();
        append(engine, event("3"), event("4")).join();

        assertThat(TestLog.texts(engine, EventCriteria.havingTags(line), null))
                .containsExactly("1", "2");
        assertThat(
                        append(
                                        engine,
                                        TestLog.after(1, EventCriteria.havingTags(line)),
                                        null,
                                        List.of(event("5", line)))
                                .exceptionNow())
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(
                        new LogReader(log.database().reader(), log.ref())
                                .positions(name(line), Long.MAX_VALUE, 10))
                .containsExactly(0L, 1L);
        assertThat(reach()).isEqualTo(1);
        assertThat(filed()).hasSize(1);
    }

    @Test
    void filesWhatAnEarlierStartHasLeft() {
        Tag line = TestLog.tag("line");
        log.database().execute(REVOKE);
        PostgresEventStorageEngine left = open();
        append(left, event("1", line)).join();
        append(left, event("2", line)).join();
        left.close();
        assertThat(reach()).isZero();
        log.database().execute(GRANT);

        PostgresEventStorageEngine engine = open();
        append(engine, event("3", line)).join();

        await().until(() -> reach() == 3);
        assertThat(filed())
                .containsExactly("0 " + name(line), "1 " + name(line), "2 " + name(line));
    }

    @Test
    void goesOnFromWhereAnotherNodeHasFiled() {
        Tag line = TestLog.tag("line");
        PostgresEventStorageEngine engine = open();
        append(engine, event("1", line)).join();
        await().until(() -> reach() == 1);
        log.database().execute(REVOKE);
        append(engine, event("2", line)).join();
        append(engine, event("3", line)).join();
        log.database()
                .execute(
                        "insert into ledger.tag_filed select * from ledger.tag_unfiled"
                                + " where position < 2; update ledger.tag_reach set size = 2; "
                                + GRANT);

        await().until(() -> reach() == 3);
        assertThat(filed())
                .containsExactly("0 " + name(line), "1 " + name(line), "2 " + name(line));
    }

    @Test
    void filesTheRestWhenItIsClosed() {
        PostgresEventStorageEngine engine = open();
        append(engine, AppendCondition.none(), null, List.of(event("1", TestLog.tag("line"))))
                .join();

        engine.close();

        assertThat(reach()).isEqualTo(1);
    }

    @Test
    void makesALogWaitThatIsFarAhead() {
        log.database().execute(REVOKE);
        try (TagFiler filer = new TagFiler(log.ref(), log.pool())) {
            filer.start();
            filer.follow(0);
            filer.follow(16_383, List.of());
            await().during(Duration.ofMillis(100)).until(() -> !filer.isFarBehind());

            filer.follow(16_384, List.of());

            await().until(filer::isFarBehind);
        }
    }

    @Test
    void staysReadOnlyWhereTagsCountAsFiledBeforeTheirEntriesAreThere() {
        open().close();
        log.database().execute("update ledger.tag_reach set size = 1");

        PostgresEventStorageEngine engine = starting();

        await().until(() -> engine.state() instanceof WriterState.ReadOnly);
        assertThat(((WriterState.ReadOnly) engine.state()).reason())
                .isEqualTo("tags count as filed up to size 1, the log has 0 entries");
    }
}
