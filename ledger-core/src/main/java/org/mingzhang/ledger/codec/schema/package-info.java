/// The JSON Schemas of events and commands, from which an independent verifier checks `data` and
/// derives tags.
///
/// Our own generator and not a library: the shapes already know every value, and the words `x-tag`
/// and `x-personal` and the two sides of a personal text would be extensions of any other.
@NullMarked
package org.mingzhang.ledger.codec.schema;

import org.jspecify.annotations.NullMarked;
