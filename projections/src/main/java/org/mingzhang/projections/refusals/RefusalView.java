package org.mingzhang.projections.refusals;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.ledger.money.Money;

/// One refusal.
///
/// @param position its entry
/// @param recordedAt when
/// @param type the type of the entry, `<context>.<CommandName>Refused`
/// @param rule the stable code of the rule, or [RefusalQueries#SUPPRESSED]
/// @param ruleVersion the published version of the rule
/// @param limit what the rule allows
/// @param value what the command asked for
/// @param reference what the refusal points to; the client, where it stands for many
/// @param line the budget line of the attempt
/// @param payment the payment of the attempt
/// @param amount the amount of the attempt
/// @param evidenceFile the digest of the file of another system
/// @param evidenceRow the row in it
/// @param actor who tried
/// @param actorUnit for which unit
/// @param count how many refusals it stands for
public record RefusalView(
        long position,
        Instant recordedAt,
        String type,
        String rule,
        Optional<String> ruleVersion,
        Optional<String> limit,
        Optional<String> value,
        Optional<String> reference,
        Optional<String> line,
        Optional<String> payment,
        Optional<Money> amount,
        Optional<String> evidenceFile,
        OptionalInt evidenceRow,
        String actor,
        String actorUnit,
        long count) {}
