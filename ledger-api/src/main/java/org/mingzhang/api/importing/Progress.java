package org.mingzhang.api.importing;

/// Told how far an import is. Called from several threads, one at a time.
public interface Progress extends AutoCloseable {

    /// Tells nobody.
    Progress NONE =
            new Progress() {
                @Override
                public void begin(long commands) {}

                @Override
                public void step() {}

                @Override
                public void close() {}
            };

    /// The files are read, and so many commands follow.
    void begin(long commands);

    /// One of them was answered.
    void step();

    /// There are no more.
    @Override
    void close();
}
