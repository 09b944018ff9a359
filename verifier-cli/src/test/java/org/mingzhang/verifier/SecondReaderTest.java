package org.mingzhang.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.HonestYear;
import org.mingzhang.verifier.fixture.HonestYear.Fact;

/// `docs/second-reader.py`, which was written from the page about the format, where there is a
/// Python that runs it.
class SecondReaderTest {
    private static final String READER = "../docs/second-reader.py";

    @TempDir Path folder;

    private record Answer(int status, String text) {}

    private static Answer run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    @BeforeAll
    static void needsPython() throws InterruptedException {
        boolean runs;
        try {
            runs = run("python3", "-c", "import hashlib; hashlib.new('sm3')").status() == 0;
        } catch (IOException e) {
            runs = false;
        }
        assumeTrue(runs, "there is no Python that knows SM3");
    }

    private Answer read(List<Fact> facts, UnaryOperator<Dump> change) throws Exception {
        Path export = change.apply(HonestYear.write(facts)).write(folder.resolve("log"));
        Path keys = Files.writeString(folder.resolve("vkeys.txt"), Dump.vkeys());
        return run("python3", READER, keys.toString(), export.toString(), "../docs/events");
    }

    @Test
    void whatTheVerifierAcceptsItAccepts() throws Exception {
        Answer answer = read(HonestYear.honest(), UnaryOperator.identity());

        assertThat(answer.text()).startsWith("VERIFIED: positions 0 to 16 of " + Dump.ORIGIN);
        assertThat(answer.status()).isZero();
    }

    @Test
    void aTagThatTheSchemaDoesNotDeriveIsFound() throws Exception {
        List<Fact> facts = HonestYear.honest();
        Fact first = facts.get(0);
        facts.set(0, new Fact(first.actor(), first.type(), first.data(), "\"line:L1\""));

        Answer answer = read(facts, UnaryOperator.identity());

        assertThat(answer.text())
                .startsWith("NOT VERIFIED: tag-mismatch at " + HonestYear.FIRST + ":");
        assertThat(answer.status()).isEqualTo(1);
    }

    @Test
    void aTileThatHoldsOtherHashesIsFound() throws Exception {
        Answer answer =
                read(
                        HonestYear.honest(),
                        dump -> {
                            Objects.requireNonNull(dump.files().get("sm3/tile/0/000.p/17"))[40] ^=
                                    1;
                            return dump;
                        });

        assertThat(answer.text()).startsWith("NOT VERIFIED: leaf-mismatch at sm3/tile/0/");
        assertThat(answer.status()).isEqualTo(1);
    }
}
