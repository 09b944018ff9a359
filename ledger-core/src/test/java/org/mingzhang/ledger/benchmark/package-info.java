/// What the ledger can do, measured beside what it is compared with, on one PostgreSQL in one run.
///
/// [BenchmarkSuite] is the entry point; `docs/benchmarks.md` says how to read its table. Nothing
/// here is a test, and nothing asserts a time.
@NullMarked
package org.mingzhang.ledger.benchmark;

import org.jspecify.annotations.NullMarked;
