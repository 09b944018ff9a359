/// The language in which a mapping says how the files of another system are read.
///
/// A mapping is a YAML file (JSON is YAML too): where the rows are, how each field is made from the
/// columns, and what a row means. Nothing about a city stands in code. Start with
/// [org.mingzhang.api.importing.mapping.Mapping]; `docs/import.md` teaches the language, and
/// `mapping.schema.json` beside the shipped mappings is its JSON Schema.
@NullMarked
package org.mingzhang.api.importing.mapping;

import org.jspecify.annotations.NullMarked;
