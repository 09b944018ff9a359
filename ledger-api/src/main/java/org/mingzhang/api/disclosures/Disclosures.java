package org.mingzhang.api.disclosures;

import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.duty.Sight;
import org.mingzhang.ledger.personal.Disclosable;
import tools.jackson.databind.json.JsonMapper;

/// Personal texts, for those whose role shows them.
public final class Disclosures {

    private final Openings openings;
    private final EntryScope scopes;
    private final JsonMapper json;

    /// Texts of a log.
    public Disclosures(Openings openings, EntryScope scopes, JsonMapper json) {
        this.openings = openings;
        this.scopes = scopes;
        this.json = json;
    }

    /// What a text of an entry says, where somebody may see the personal texts of the entry and it
    /// is there; else what the entry holds.
    ///
    /// @param entry the bytes of the entry
    public Disclosable seenBy(Identity person, byte[] entry, Disclosable text)
            throws InterruptedException {
        return switch (text) {
            case Disclosable.Disclosed _ -> text;
            case Disclosable.Committed(String commitment) ->
                    scopes.shows(person, Sight.Matter.PERSONAL_TEXTS, entry)
                            ? openings.find(commitment)
                                    .<Disclosable>map(opening ->
                                            new Disclosable.Disclosed(
                                                    json.readTree(opening.value()).asString()))
                                    .orElse(text)
                            : text;
        };
    }
}
