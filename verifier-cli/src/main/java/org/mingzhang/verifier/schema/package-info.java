/// The meaning of `data`: the verifier's own interpreter for the JSON Schemas of `docs/events`, and
/// the tags that they derive (`docs/log-format.md` section 2). Start with {@link
/// org.mingzhang.verifier.schema.SchemaCatalogue}.
@NullMarked
package org.mingzhang.verifier.schema;

import org.jspecify.annotations.NullMarked;
