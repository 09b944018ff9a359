/// Measures the verifier. Start with {@link org.mingzhang.verifier.bench.VerifierBenchmark}.
@NullMarked
package org.mingzhang.verifier.bench;

import org.jspecify.annotations.NullMarked;
