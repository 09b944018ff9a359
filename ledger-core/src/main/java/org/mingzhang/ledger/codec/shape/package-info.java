/// How Java values stand in an entry: one [org.mingzhang.ledger.codec.shape.Shape] for each type
/// writes them to JSON, reads them back and describes them as JSON Schema.
///
/// Our own, because the values of `docs/log-format.md`, section 2, are narrower than what a general
/// mapper accepts, because every mistake of an input must be found and not only the first, and
/// because writer, reader, schema and tags are then one description that cannot drift apart.
///
/// Start with [org.mingzhang.ledger.codec.shape.RecordShape].
@NullMarked
package org.mingzhang.ledger.codec.shape;

import org.jspecify.annotations.NullMarked;
