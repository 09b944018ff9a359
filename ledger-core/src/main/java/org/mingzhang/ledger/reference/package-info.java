/// What a code, an identifier and a text look like in a command, and when a date lies in a fiscal
/// year.
///
/// The constraints stand on the components of commands and are checked before a decision, by
/// Micronaut Validation. Their limits are chosen so that every value fits the tag it becomes. The
/// message of a constraint is the code of its rule in braces; the texts, in two languages, are in
/// the bundle `org.mingzhang.ledger.codec.texts`. Patterns are written so that Java and ECMA-262
/// read them alike, because the JSON Schemas repeat them.
@NullMarked
package org.mingzhang.ledger.reference;

import org.jspecify.annotations.NullMarked;
