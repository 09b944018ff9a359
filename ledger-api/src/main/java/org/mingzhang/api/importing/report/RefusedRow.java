package org.mingzhang.api.importing.report;

import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// A row that a rule refused.
///
/// @param file the name of its file
/// @param row its number in the file, counted from 1 without the header
/// @param line the budget line
/// @param amount what it counts for
/// @param rule the stable code of the rule
/// @param limit what the rule allows
/// @param position where the refusal stands in the log; absent if nothing was recorded
public record RefusedRow(
        String file,
        int row,
        String line,
        Money amount,
        String rule,
        Optional<String> limit,
        Optional<Long> position) {}
