package org.mingzhang.ledger.carryover;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.ContractNumber;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.NotNegativeAmount;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What takes funds over the end of a year.
public sealed interface CarryOverCommand extends Command {

    /// Carries funds of a line over to a line of the next year that agrees with it. 年终结转
    ///
    /// @param source the line that gives
    /// @param target the line that receives
    /// @param effectiveDate the day in the old year; in the new year it takes effect on its first
    ///   day
    /// @param document the number of the document that it rests on
    /// @param unreleased how much of what is unreleased
    /// @param available how much of what is available
    /// @param plans the procurement plans that go over whole, at most 6
    /// @param contracts the contracts that go over whole, at most 6
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record CarryForward(
            @NotNull @Identifier @Tagged("line") String source,
            @NotNull @Identifier @Tagged("line") String target,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @NotNegativeAmount Money unreleased,
            @NotNull @NotNegativeAmount Money available,
            @Size(max = 6) @Tagged("plan") List<@Identifier String> plans,
            @Size(max = 6) @Tagged("contract") List<@ContractNumber String> contracts,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements CarryOverCommand {
        public CarryForward {
            plans = List.copyOf(plans);
            contracts = List.copyOf(contracts);
            attachments = List.copyOf(attachments);
        }
    }
}
