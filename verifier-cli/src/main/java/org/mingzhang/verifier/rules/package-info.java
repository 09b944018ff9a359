/// The rules of public money, replayed from the entries alone (`docs/domain.md`). To add an event,
/// add one line to {@link org.mingzhang.verifier.rules.RuleBook}.
@NullMarked
package org.mingzhang.verifier.rules;

import org.jspecify.annotations.NullMarked;
