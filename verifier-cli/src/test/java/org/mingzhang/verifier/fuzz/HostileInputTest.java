package org.mingzhang.verifier.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few thousand hostile inputs; `FuzzBenchmark` runs as many as one likes.
class HostileInputTest {
    private static final long SEED = Long.getLong("verifier.seed", 20_260_301L);

    @TempDir Path folder;
    private HostileInput input;

    @BeforeEach
    void honest() throws Exception {
        input = new HostileInput(SEED, folder);
    }

    private interface Run {
        void run(int number) throws Exception;
    }

    private static void times(int runs, Run run) {
        assertThatCode(
                        () -> {
                            for (int i = 0; i < runs; i++) {
                                run.run(i);
                            }
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void exportsEndInAVerdictOrAUsageError() {
        times(150, input::export);
    }

    @Test
    void caseBundlesEndInAVerdictOrAUsageError() {
        times(600, input::bundle);
    }

    @Test
    void smallFilesEndInAVerdictOrAUsageError() {
        times(400, input::files);
    }

    @Test
    void parsersThrowNothingButWhatTheyPromise() {
        times(20_000, input::parsers);
    }
}
