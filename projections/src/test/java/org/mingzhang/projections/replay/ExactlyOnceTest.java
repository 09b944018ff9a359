package org.mingzhang.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.testing.RandomHistory;
import org.mingzhang.projections.testing.ReadSideFixture;
import org.mingzhang.projections.testing.StoredLog;

/// Every entry is in the rows exactly once, whatever is killed wherever, and however many write.
final class ExactlyOnceTest {

    private static final int BATCH = 40;

    private static ReadSideFixture fixture;
    private static Generations generations;
    private static StateDigest expected;

    @BeforeAll
    static void foldUndisturbed() throws SQLException {
        fixture = ReadSideFixture.create(ExactlyOnceTest.class);
        fixture.log().append(new RandomHistory(new SplittableRandom(11)).next(3 * BATCH));
        generations = new Generations(ReadSide.MODELS, "ledger_reader");
        Generation generation = create();
        try (GenerationWriter writer = open(session(), generation)) {
            writeRest(writer);
        }
        expected = digest(generation);
    }

    @ParameterizedTest
    @EnumSource(FaultySession.Moment.class)
    void survivesAKillAtEveryStep(FaultySession.Moment moment) throws SQLException {
        int step = 1;
        boolean cut;
        do {
            Generation generation = create();
            FaultySession faulty = new FaultySession(session(), step, moment);
            try (GenerationWriter writer = open(faulty.connection(), generation)) {
                writeRest(writer);
            } catch (SQLException e) {
                assertThat(faulty.wasCut()).as("%s", e).isTrue();
            }
            cut = faulty.wasCut();
            try (GenerationWriter next = open(session(), generation)) {
                writeRest(next);
            }
            assertThat(digest(generation))
                    .as("killed %s step %d", moment, step)
                    .isEqualTo(expected);
            step++;
        } while (cut);
        // Three batches, each with a claim, reads, copies and a commit.
        assertThat(step).isGreaterThan(30);
    }

    @Test
    void letsOnlyOneOfTwoWritersWriteABatch() throws SQLException {
        Generation generation = create();
        try (GenerationWriter first = open(session(), generation);
                GenerationWriter second = open(session(), generation)) {
            first.write(batchAt(0));
            assertThatThrownBy(() -> second.write(batchAt(0)))
                    .isInstanceOf(TokenMovedException.class)
                    .hasMessageContaining("no longer stands at size 0");
            writeRest(first);
        }
        assertThat(digest(generation)).isEqualTo(expected);
    }

    @Test
    void writesNothingIntoARetiredGeneration() throws SQLException {
        Generation generation = create();
        try (GenerationWriter writer = open(session(), generation)) {
            writer.write(batchAt(0));
            fixture.database()
                    .execute(
                            "update read_control.generation set state = 'retired' where number = "
                                    + generation.number());
            assertThatThrownBy(() -> writer.write(batchAt(BATCH)))
                    .isInstanceOf(TokenMovedException.class);
            assertThatThrownBy(writer::requireCurrent).isInstanceOf(TokenMovedException.class);
        }
        assertThat(digest(generation).size()).isEqualTo(BATCH);
    }

    @Test
    void refusesABatchThatLeavesAGap() throws SQLException {
        Generation generation = create();
        try (GenerationWriter writer = open(session(), generation)) {
            assertThatThrownBy(() -> writer.write(batchAt(BATCH)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("batch begins at 40, not at 0");
        }
    }

    private static Generation create() throws SQLException {
        try (Connection connection = session()) {
            connection.setAutoCommit(false);
            Generation generation = generations.createBuilding(connection, StoredLog.ID);
            connection.commit();
            return generation;
        }
    }

    private static Connection session() throws SQLException {
        return fixture.database().projector().getConnection();
    }

    private static GenerationWriter open(Connection connection, Generation generation)
            throws SQLException {
        return GenerationWriter.open(connection, generation, ReadSide.MODELS, 3);
    }

    private static void writeRest(GenerationWriter writer) throws SQLException {
        while (writer.size() < fixture.log().size()) {
            writer.write(batchAt(writer.size()));
        }
    }

    private static List<RecordedEvent> batchAt(long size) {
        int from = Math.toIntExact(size);
        return fixture.log().entries().subList(from, from + BATCH);
    }

    private static StateDigest digest(Generation generation) throws SQLException {
        try (Connection reader = fixture.database().reader().getConnection()) {
            return StateDigest.of(reader, generation, ReadSide.MODELS, OptionalLong.empty());
        }
    }
}
