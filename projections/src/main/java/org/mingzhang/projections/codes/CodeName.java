package org.mingzhang.projections.codes;

import java.util.Optional;
import org.mingzhang.ledger.codes.CodeKind;

/// What a code is called.
///
/// @param kind what the code stands for
/// @param code the code
/// @param name its name
/// @param language the language of the name, where it is said
public record CodeName(CodeKind kind, String code, String name, Optional<String> language) {}
