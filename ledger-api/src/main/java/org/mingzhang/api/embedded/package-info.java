/// The embedded default: a real PostgreSQL that is unpacked, started and stopped with the ledger.
///
/// The binaries come from Maven Central, one set for each operating system and architecture. The
/// data stay in the data directory and survive the process, `kill -9` included.
@NullMarked
package org.mingzhang.api.embedded;

import org.jspecify.annotations.NullMarked;
