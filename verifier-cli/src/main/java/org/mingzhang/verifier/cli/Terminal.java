package org.mingzhang.verifier.cli;

/// Whether a person is watching.
final class Terminal {
    private Terminal() {}

    /// Since Java 22 a console exists where there is no terminal, unless the old one is asked for
    /// before the first look; the tools for Java 17 know no other way to tell.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isPresent() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }
}
