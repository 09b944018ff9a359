package org.mingzhang.verifier.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.TlogProof;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.cli.Main;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.HonestCase;

/// Runs commands and parsers on mutations, and demands of every run: a verdict or a usage error,
/// never a failure of the program; and nothing altered is ever called verified.
///
/// Every run is told by its seed and number: a failure names both.
final class HostileInput {
    private static final Path VECTORS = Path.of("../docs/vectors");

    private final long seed;
    private final Path folder;
    private final byte[] keys;
    private final Dump log = Dump.honest(20, Set.of(10, 20));
    private final HonestCase bundle = new HonestCase();
    private final Map<String, byte[]> texts = new TreeMap<>();

    /// @param folder may be filled and emptied
    HostileInput(long seed, Path folder) throws IOException {
        this.seed = seed;
        this.folder = folder;
        keys = Dump.vkeys().getBytes(StandardCharsets.UTF_8);
        for (String name :
                List.of(
                        "checkpoint",
                        "sm3/checkpoint",
                        "proof-3.tlog-proof",
                        "sm3/proof-3.tlog-proof",
                        "vkeys.txt")) {
            texts.put(name, Files.readAllBytes(VECTORS.resolve("log-5").resolve(name)));
        }
        texts.put(
                "policy",
                ("log "
                                + Dump.vkeys().lines().findFirst().orElseThrow()
                                + "\nwitness W1 "
                                + Dump.vkeys().lines().findFirst().orElseThrow()
                                + "\ngroup G1 1 W1\ngroup G2 all G1\nquorum G2\n")
                        .getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("keys"), keys);
    }

    private Mutator mutator(String what, int run) {
        return new Mutator(new SplittableRandom(seed ^ ((long) what.hashCode() << 32) ^ run));
    }

    private AssertionError failed(String what, int run, String why) {
        return new AssertionError(what + ", seed " + seed + ", run " + run + ": " + why);
    }

    private int command(String what, int run, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status;
        try {
            status =
                    Main.run(
                            arguments,
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8));
        } catch (RuntimeException | StackOverflowError e) {
            throw failed(what, run, e.toString());
        }
        String said = err.toString(StandardCharsets.UTF_8);
        if (status < 0 || status > 2) {
            throw failed(what, run, "exit status " + status);
        }
        if (said.contains("unexpected failure") || said.contains("\tat ")) {
            throw failed(what, run, said);
        }
        if (status == 2 && said.isBlank()) {
            throw failed(what, run, "exit status 2 without a word");
        }
        if (status == 1
                && !out.toString(StandardCharsets.UTF_8).contains("VERIFIED")
                && !out.toString(StandardCharsets.UTF_8).contains("CONSISTENCY")) {
            throw failed(what, run, "exit status 1 without a verdict");
        }
        return status;
    }

    /// A directory whose files are changed, swapped, missing.
    void export(int run) throws IOException {
        Path root = folder.resolve("export");
        delete(root);
        Dump dump = new Dump();
        dump.files().putAll(log.files());
        mutator("export", run).files(dump.files());
        dump.write(root);
        int status =
                command(
                        "export",
                        run,
                        "verify",
                        "--threads",
                        "1",
                        "--keys",
                        folder.resolve("keys").toString(),
                        root.toString());
        if (status == 0 && !same(log.entries(), dump)) {
            throw failed("export", run, "altered entries are called verified");
        }
    }

    private static boolean same(List<byte[]> entries, Dump dump) {
        List<byte[]> others = new ArrayList<>();
        try {
            others.addAll(dump.entries());
        } catch (RuntimeException e) {
            return false;
        }
        boolean same = entries.size() <= others.size();
        for (int i = 0; same && i < entries.size(); i++) {
            same = Arrays.equals(entries.get(i), others.get(i));
        }
        return same;
    }

    /// A case bundle: its files changed, one under a hostile name, or the zip's own bytes changed.
    void bundle(int run) throws IOException {
        Mutator mutator = mutator("bundle", run);
        Map<String, byte[]> files = new TreeMap<>(bundle.files());
        int kind = mutator.below(4);
        if (kind == 0) {
            mutator.rename(files);
        } else if (kind < 3) {
            mutator.files(files);
        }
        byte[] zip = HonestCase.zip(files);
        if (kind == 3) {
            zip = mutator.bytes(zip, zip);
        }
        Path file = folder.resolve("case.zip");
        Files.write(file, zip);
        int status =
                command(
                        "bundle",
                        run,
                        "bundle",
                        "--keys",
                        folder.resolve("keys").toString(),
                        file.toString());
        boolean entries =
                files.keySet().containsAll(bundle.files().keySet())
                        && bundle.files().keySet().stream()
                                .filter(name -> name.startsWith("entries/"))
                                .allMatch(name ->
                                        Arrays.equals(files.get(name), bundle.files().get(name)));
        if (status == 0 && kind != 3 && !entries) {
            throw failed("bundle", run, "altered entries are called verified");
        }
    }

    /// A proof, a checkpoint that was kept, keys and a policy, as files of a command.
    void files(int run) throws IOException {
        Mutator mutator = mutator("files", run);
        String[] names = texts.keySet().toArray(String[]::new);
        Path changed = folder.resolve("changed");
        String name = names[mutator.below(names.length)];
        byte[] bytes = text(name);
        Files.write(changed, mutator.bytes(bytes, text(names[mutator.below(names.length)])));
        String log5 = VECTORS.resolve("log-5").toString();
        String vkeys = log5 + "/vkeys.txt";
        if (name.endsWith("tlog-proof")) {
            String entry = log5 + "/entry-" + (2 + mutator.below(2)) + ".json";
            int status =
                    command(
                            "proof",
                            run,
                            "proof",
                            "--keys",
                            vkeys,
                            "--entry",
                            entry,
                            changed.toString());
            if (status == 0 && entry.endsWith("2.json")) {
                throw failed("proof", run, "the proof of another entry");
            }
        } else {
            String option =
                    name.equals("policy")
                            ? "--policy"
                            : name.equals("vkeys.txt") ? "--keys" : "--since";
            command(
                    "files",
                    run,
                    "verify",
                    "--threads",
                    "1",
                    "--keys",
                    vkeys,
                    option,
                    changed.toString(),
                    log5);
        }
    }

    private byte[] text(String name) {
        return texts.getOrDefault(name, new byte[0]);
    }

    private interface Parser {
        Object parse(byte[] bytes) throws MalformedException;
    }

    private static final List<Parser> PARSERS =
            List.of(
                    SignedNote::parse,
                    TlogProof::parse,
                    Policy::parse,
                    bytes -> Checkpoint.parse(new String(bytes, StandardCharsets.UTF_8)),
                    bytes -> VerifierKey.parse(new String(bytes, StandardCharsets.UTF_8).strip()));

    /// The parsers of small files by themselves; fast, so that there can be millions of runs.
    void parsers(int run) {
        Mutator mutator = mutator("parsers", run);
        String[] names = texts.keySet().toArray(String[]::new);
        byte[] bytes =
                mutator.bytes(
                        text(names[mutator.below(names.length)]),
                        text(names[mutator.below(names.length)]));
        for (Parser parser : PARSERS) {
            try {
                parser.parse(bytes);
            } catch (MalformedException e) {
                // What a file that is none of its kind comes to.
                if (e.getMessage() == null) {
                    throw failed("parsers", run, "no message");
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw failed("parsers", run, e + " in " + Arrays.toString(e.getStackTrace()));
            }
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var paths = Files.walk(root)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
