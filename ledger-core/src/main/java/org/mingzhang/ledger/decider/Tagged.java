package org.mingzhang.ledger.decider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component of an event or command whose value tags the entry as `<key>:<value>`.
///
/// A component inside a nested record counts as well, a list gives one tag for each element, and an
/// absent optional gives none. The JSON Schema of the type carries the key as `x-tag`, so that the
/// independent verifier derives the same tags.
///
/// **Source** `docs/log-format.md`, section 2, "tags".
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tagged {

    /// The key, `[a-z][a-z0-9-]{0,31}`.
    String value();
}
