package org.mingzhang.ledger.codes;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.ShortText;

/// One row of a code set.
///
/// @param code the code
/// @param name what people call it
@Introspected
public record NamedCode(@NotNull @Code String code, @NotNull @ShortText String name) {}
