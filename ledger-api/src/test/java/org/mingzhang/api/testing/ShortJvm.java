package org.mingzhang.api.testing;

import java.util.List;

/// How a JVM of a test that lives for seconds is started.
final class ShortJvm {

    /// It is over before the optimising compiler has paid off, which takes half of its processor
    /// time.
    static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ShortJvm() {}
}
