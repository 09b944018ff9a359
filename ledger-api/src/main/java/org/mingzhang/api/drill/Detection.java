package org.mingzhang.api.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A row of the detection matrix.
///
/// @param attack what was done
/// @param absent what the ledger lacks, so that it could not be done
/// @param from the first position that it changed
/// @param shownBy each evidence that shows it alone; empty if none does
/// @param code of the first finding with the first of these
/// @param place of that finding, in words
/// @param position the first bad position of that report, if it names one
/// @param notEvaluated the checks that the verifier did not make on the database
public record Detection(
        Attack attack,
        Optional<String> absent,
        long from,
        Set<Evidence> shownBy,
        Optional<String> code,
        Optional<String> place,
        OptionalLong position,
        List<String> notEvaluated) {

    /// An attack that this ledger offers nothing for.
    static Detection without(Attack attack, String absent) {
        return new Detection(
                attack,
                Optional.of(absent),
                0,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of());
    }

    public Detection {
        notEvaluated = List.copyOf(notEvaluated);
        shownBy = Set.copyOf(shownBy);
    }
}
