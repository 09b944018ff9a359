/// The clients that every engine is measured with, and what is measured.
///
/// Needs the JDK alone: `src/bench/axon4` compiles the same sources against Axon 4, whose classes
/// cannot be on one class path with those of Axon 5.
@NullMarked
package org.mingzhang.ledger.benchmark.load;

import org.jspecify.annotations.NullMarked;
