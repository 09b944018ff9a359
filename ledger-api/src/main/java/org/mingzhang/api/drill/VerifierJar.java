package org.mingzhang.api.drill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The verifier's jar, run as it is, by class loaders that know nothing of the ledger.
public final class VerifierJar implements AutoCloseable {

    private static final String MAIN = "org.mingzhang.verifier.cli.Main";

    private final URLClassLoader classes;
    private final Method run;

    private VerifierJar(URLClassLoader classes, Method run) {
        this.classes = classes;
        this.run = run;
    }

    /// Opens a jar.
    ///
    /// @throws IOException if the file is no verifier
    public static VerifierJar open(Path jar) throws IOException {
        URLClassLoader classes =
                new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        try {
            Class<?> main = classes.loadClass(MAIN);
            // Drivers are registered once for a process, before this jar was there.
            Class.forName("org.postgresql.Driver", true, classes);
            return new VerifierJar(
                    classes,
                    main.getMethod("run", String[].class, PrintStream.class, PrintStream.class));
        } catch (ReflectiveOperationException e) {
            classes.close();
            throw new IOException(jar + " is not the verifier's jar", e);
        }
    }

    /// What it answered.
    ///
    /// @param status its exit status
    /// @param output what it printed
    /// @param errors what it complained about
    public record Answer(int status, String output, String errors) {}

    /// Runs it as from the command line.
    public Answer run(String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
                PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8)) {
            int status = (int) run.invoke(null, arguments, out, err);
            return new Answer(
                    status,
                    output.toString(StandardCharsets.UTF_8),
                    errors.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the verifier cannot be run", e);
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
