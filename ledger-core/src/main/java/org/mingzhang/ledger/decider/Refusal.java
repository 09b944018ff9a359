package org.mingzhang.ledger.decider;

import java.util.Optional;

/// A rule that forbids a command, with the numbers that let a person see why.
///
/// Features seal their own refusals as records named after the broken rule. The stable code of a
/// refusal is its record's name in kebab case, for instance `amount-exceeds-available`; it is the
/// last part of the problem's URI and the key of its messages.
public interface Refusal {

    /// The stable code of the rule.
    default String rule() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /// The published version of the rule that was applied, where the rule is published data.
    default Optional<String> ruleVersion() {
        return Optional.empty();
    }

    /// What the rule allows, for instance the available amount.
    Optional<String> limit();

    /// What the command asked for.
    Optional<String> value();

    /// What the refusal points to, for instance the first of two equal invoices.
    default Optional<String> reference() {
        return Optional.empty();
    }
}
