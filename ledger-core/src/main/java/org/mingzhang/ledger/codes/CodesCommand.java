package org.mingzhang.ledger.codes;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.LanguageTag;
import org.mingzhang.ledger.reference.ShortText;

/// What publishes codes and retires them: two persons.
public sealed interface CodesCommand extends Command {

    /// The fiscal year of the division, `<division>/<year>`.
    String year();

    /// Proposes a code set, or one piece of it: a set that does not fit into one command comes in
    /// pieces of one version, numbered from 1.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the set in its division and year: one more than the last
    /// @param kind what the codes stand for
    /// @param piece the number of this piece
    /// @param pieces how many pieces the set has, the same in each
    /// @param codes the rows of this piece, at most 1000
    /// @param language the language of the names, where it is said
    /// @param document the number of the document that it rests on
    @Introspected
    record ProposeCodeSet(
            @NotNull @DivisionYear @Tagged("year") String year,
            @Positive int version,
            @NotNull CodeKind kind,
            @Positive @Max(100) int piece,
            @Positive @Max(100) int pieces,
            @NotNull @Size(min = 1, max = 1000) List<@Valid NamedCode> codes,
            Optional<@LanguageTag String> language,
            @NotNull @ShortText String document)
            implements CodesCommand {
        public ProposeCodeSet {
            codes = List.copyOf(codes);
            if (piece > pieces) {
                throw new IllegalArgumentException(
                        "piece must not exceed pieces; they are " + piece + " and " + pieces);
            }
        }
    }

    /// Proposes that a code be used no more in its year. It stays in its set.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version one more than the last number of the division and year
    /// @param kind what the code stands for
    /// @param code the code
    /// @param document the number of the document that it rests on
    @Introspected
    record RetireCode(
            @NotNull @DivisionYear @Tagged("year") String year,
            @Positive int version,
            @NotNull CodeKind kind,
            @NotNull @Code String code,
            @NotNull @ShortText String document)
            implements CodesCommand {}

    /// Puts a proposed code set, or a proposed retirement, in force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number that was proposed last
    @Introspected
    record PublishCodeSet(@NotNull @DivisionYear @Tagged("year") String year, @Positive int version)
            implements CodesCommand {}
}
