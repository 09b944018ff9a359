package org.mingzhang.verifier.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/// Hostile input for as long as one likes: the arguments are how many runs of each kind (exports,
/// case bundles, small files through commands, small files through parsers; a run of a parser is
/// counted in thousands) and the first seed. It ends with the first run that fails, which its seed
/// and number tell; run it with `-Xmx256m` to hold the memory to account.
public final class FuzzBenchmark {
    private static final int RUNS_OF_A_SEED = 1_000;

    private FuzzBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : RUNS_OF_A_SEED;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        Path folder = Files.createTempDirectory("mingzhang-fuzz-");
        long start = System.nanoTime();
        long parsed = 0;
        for (int done = 0; done < runs; done += RUNS_OF_A_SEED, seed++) {
            HostileInput input = new HostileInput(seed, folder);
            int end = Math.min(RUNS_OF_A_SEED, runs - done);
            for (int run = 0; run < end; run++) {
                input.export(run);
                input.bundle(run);
                input.files(run);
                for (int i = 0; i < 1_000; i++, parsed++) {
                    input.parsers(run * 1_000 + i);
                }
            }
            System.out.printf(
                    "seed %d: %,d commands and %,d small files parsed in %,d s, none failed%n",
                    seed, 3L * (done + end), parsed, (System.nanoTime() - start) / 1_000_000_000);
        }
    }
}
