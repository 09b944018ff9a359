package org.mingzhang.ledger.codes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.LanguageTag;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to code sets.
public sealed interface CodesEvent extends FiscalFact {

    /// A code set was proposed, or one piece of it; it is not in force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the set in its division and year
    /// @param kind what the codes stand for
    /// @param piece the number of this piece, from 1
    /// @param pieces how many pieces the set has
    /// @param codes the rows of this piece
    /// @param language the language of the names, where it is said
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param document the number of the document that it rests on
    /// @param proposer the person who proposed it
    record CodeSetProposed(
            @DivisionYear @Tagged("year") String year,
            int version,
            CodeKind kind,
            int piece,
            int pieces,
            List<NamedCode> codes,
            Optional<@LanguageTag String> language,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String proposer)
            implements CodesEvent {
        public CodeSetProposed {
            codes = List.copyOf(codes);
        }
    }

    /// It was proposed that a code be used no more.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the retirement in its division and year
    /// @param kind what the code stands for
    /// @param code the code
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param document the number of the document that it rests on
    /// @param proposer the person who proposed it
    record CodeRetirementProposed(
            @DivisionYear @Tagged("year") String year,
            int version,
            CodeKind kind,
            @Code String code,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String proposer)
            implements CodesEvent {}

    /// A proposed code set came into force, in the place of the one of its kind before it.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the set in its division and year
    /// @param kind what the codes stand for
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param confirmer the person who confirmed it, another than the proposer
    record CodeSetPublished(
            @DivisionYear @Tagged("year") String year,
            int version,
            CodeKind kind,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String confirmer)
            implements CodesEvent {}

    /// A code is used no more.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the retirement in its division and year
    /// @param kind what the code stands for
    /// @param code the code
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param confirmer the person who confirmed it, another than the proposer
    record CodeRetired(
            @DivisionYear @Tagged("year") String year,
            int version,
            CodeKind kind,
            @Code String code,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String confirmer)
            implements CodesEvent {}
}
