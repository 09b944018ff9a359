package org.mingzhang.ledger.accounts;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.reference.PayeeId;

/// Who is paid.
///
/// @param id an organisation's registered number; for a person a pseudonym, never an identity
///   number
/// @param kind whether an organisation or a person
/// @param name the name; a commitment for a person
/// @param account the bank account, where it is known; a commitment for a person
@Introspected
public record Payee(
        @NotNull @PayeeId @Tagged("payee") String id,
        @NotNull Kind kind,
        @NotNull Disclosable name,
        Optional<Disclosable> account) {

    /// What kind of payee.
    public enum Kind {
        /// A company, an institution, a public body.
        ORGANISATION,
        /// A natural person.
        PERSON
    }

    /// Whether texts about this payee are personal data.
    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    /// This payee with a person's name and account replaced by commitments.
    public Payee committing(UnaryOperator<Disclosable> commit) {
        return isPerson() ? new Payee(id, kind, commit.apply(name), account.map(commit)) : this;
    }

    /// Whether nothing about a person stands in the open, neither here nor in the text.
    public boolean isDiscreet(Disclosable text) {
        return !isPerson()
                || (name instanceof Disclosable.Committed
                        && account.stream().allMatch(Disclosable.Committed.class::isInstance)
                        && text instanceof Disclosable.Committed);
    }
}
