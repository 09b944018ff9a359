package org.mingzhang.ledger.importedyear;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.mingzhang.ledger.reference.Sha256Hex;

/// Where a fact stands in a file of another system.
///
/// @param file the SHA-256 digest of the file's uncompressed bytes
/// @param row the row in it, counted from 1 without the header
@Introspected
public record Evidence(@NotNull @Sha256Hex String file, @Positive int row) {}
