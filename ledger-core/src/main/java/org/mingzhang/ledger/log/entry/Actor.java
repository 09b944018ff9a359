package org.mingzhang.ledger.log.entry;

/// Who acted: a person or a service, by ids that are no personal data.
///
/// @param id the actor
/// @param role in which role
/// @param unit of which unit
public record Actor(String id, String role, String unit) {

    /// @throws EntryFormatException if one of them is empty
    public Actor {
        EnvelopeRules.notEmpty("/actor/id", id);
        EnvelopeRules.notEmpty("/actor/role", role);
        EnvelopeRules.notEmpty("/actor/unit", unit);
    }
}
