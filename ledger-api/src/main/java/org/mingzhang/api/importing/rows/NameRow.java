package org.mingzhang.api.importing.rows;

import java.util.Optional;

/// What a row of a table says that a code is called.
///
/// @param year the fiscal year in which it is called so; empty for every year
/// @param code the code; empty where the row names none
/// @param name the name
public record NameRow(Optional<Integer> year, String code, String name) {}
