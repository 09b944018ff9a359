package org.mingzhang.api.importing.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields that a kind of row has.
///
/// @param required those without which a row means nothing
/// @param optional the others
/// @param oneOf those of which at least one must be there
record Fields(Set<String> required, Set<String> optional, Optional<List<String>> oneOf) {

    static final Fields BUDGET =
            new Fields(
                    Set.of(
                            "year",
                            "unit",
                            "function",
                            "economic",
                            "fundType",
                            "initial",
                            "document"),
                    Set.of("project", "label", "pool", "adjustment", "final"),
                    Optional.of(List.of("adjustment", "final")));

    static final Fields PAYMENTS =
            new Fields(
                    Set.of(
                            "year",
                            "unit",
                            "function",
                            "economic",
                            "date",
                            "amount",
                            "payee",
                            "payeeName",
                            "purpose",
                            "voucher"),
                    Set.of("project"),
                    Optional.empty());

    static final Fields NAMES =
            new Fields(Set.of("code", "name"), Set.of("year"), Optional.empty());

    Set<String> all() {
        return Stream.concat(required.stream(), optional.stream()).collect(Collectors.toSet());
    }
}
