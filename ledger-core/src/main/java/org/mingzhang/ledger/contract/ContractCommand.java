package org.mingzhang.ledger.contract;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.personal.Discloses;
import org.mingzhang.ledger.reference.ContractNumber;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PositiveAmount;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What holds funds of a line before they are paid: procurement plans and contracts.
public sealed interface ContractCommand extends Command {

    /// Reserves available funds of a line for a procurement plan. 采购计划
    ///
    /// @param plan the procurement plan
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record ReserveFunds(
            @NotNull @Identifier @Tagged("plan") String plan,
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ContractCommand {
        public ReserveFunds {
            attachments = List.copyOf(attachments);
        }
    }

    /// Gives a reservation up, all of it or a part. 取消采购计划
    ///
    /// @param plan the procurement plan
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record CancelReservation(
            @NotNull @Identifier @Tagged("plan") String plan,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @FreeText String reason,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ContractCommand {
        public CancelReservation {
            attachments = List.copyOf(attachments);
        }
    }

    /// Commits funds of a line to a contract. 合同
    ///
    /// @param contract the contract
    /// @param plan the procurement plan that it uses up, where there is one
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param payee who is to be paid
    /// @param purpose what for; a commitment where the payee is a person
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record SignContract(
            @NotNull @ContractNumber @Tagged("contract") String contract,
            @Tagged("plan") Optional<@Identifier String> plan,
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @Valid Payee payee,
            @NotNull Disclosable purpose,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ContractCommand, Discloses<SignContract> {
        public SignContract {
            attachments = List.copyOf(attachments);
        }

        @Override
        public SignContract committing(UnaryOperator<Disclosable> commit) {
            return payee.isPerson()
                    ? new SignContract(
                            contract,
                            plan,
                            line,
                            effectiveDate,
                            document,
                            payee.committing(commit),
                            commit.apply(purpose),
                            amount,
                            attachments)
                    : this;
        }
    }

    /// Raises a contract. 合同追加
    ///
    /// @param contract the contract
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record IncreaseContract(
            @NotNull @ContractNumber @Tagged("contract") String contract,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ContractCommand {
        public IncreaseContract {
            attachments = List.copyOf(attachments);
        }
    }

    /// Lowers a contract. 合同调减
    ///
    /// @param contract the contract
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record ReduceContract(
            @NotNull @ContractNumber @Tagged("contract") String contract,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @FreeText String reason,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ContractCommand {
        public ReduceContract {
            attachments = List.copyOf(attachments);
        }
    }

    /// Ends a contract and frees what it still holds. 合同终止
    ///
    /// @param contract the contract
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record EndContract(
            @NotNull @ContractNumber @Tagged("contract") String contract,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @FreeText String reason,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ContractCommand {
        public EndContract {
            attachments = List.copyOf(attachments);
        }
    }
}
