package org.mingzhang.api.importing.mapping;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.codes.CodeKind;

/// The tables of a publisher that say what its codes are called.
///
/// @param language the language of the names, where it is said
/// @param tables how the tables of each kind are read
public record NameTables(Optional<String> language, Map<CodeKind, Dataset> tables) {

    /// A publisher without tables.
    public static final NameTables NONE = new NameTables(Optional.empty(), Map.of());

    public NameTables {
        Map<CodeKind, Dataset> inOrder = new EnumMap<>(CodeKind.class);
        inOrder.putAll(tables);
        tables = Collections.unmodifiableMap(inOrder);
    }
}
