/// What a code, an identifier and a text look like in a command, and when a date lies in a fiscal
/// year.
///
/// The constraints stand on the components of commands and are checked before a decision, by
/// Micronaut Validation, which finds the pattern that each of them carries. Their limits are chosen
/// so that every value fits the tag it becomes.
@NullMarked
package org.mingzhang.ledger.reference;

import org.jspecify.annotations.NullMarked;
