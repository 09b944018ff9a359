package org.mingzhang.ledger.budgetline;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.NotNegativeAmount;
import org.mingzhang.ledger.reference.PoolName;
import org.mingzhang.ledger.reference.PositiveAmount;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What the budget division does with a budget line.
public sealed interface BudgetLineCommand extends Command {

    /// Opens a budget line with what the legislature approved for it. 预算批复
    ///
    /// @param line the budget line
    /// @param division the administrative division
    /// @param fiscalYear the fiscal year
    /// @param unit the code of the unit
    /// @param function the functional classification
    /// @param economic the economic classification
    /// @param fundType the type of fund
    /// @param project the project, where there is one
    /// @param label a name for people
    /// @param declaredPool the pool that the approval names, where the rule in force asks for it
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param document the number of the document that it rests on
    /// @param amount zero or above: a line of zero is covered by its pool
    /// @param proposal the adopted proposal that it takes effect under, where the table
    ///   `joint-review` asks for one
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record ApproveAppropriation(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull @DivisionCode String division,
            @Min(1900) @Max(2099) int fiscalYear,
            @NotNull @Code @Tagged("unit") String unit,
            @NotNull @Code String function,
            @NotNull @Code String economic,
            @NotNull @Code String fundType,
            @Tagged("project") Optional<@Code String> project,
            Optional<@ShortText String> label,
            Optional<@PoolName String> declaredPool,
            @NotNull LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @NotNull @ShortText String document,
            @NotNull @NotNegativeAmount Money amount,
            @Tagged("proposal") Optional<@Identifier String> proposal,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public ApproveAppropriation {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
            attachments = List.copyOf(attachments);
        }
    }

    /// Adds to the approved amount of a line. 追加
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param proposal the adopted proposal that it takes effect under, where the table
    ///   `joint-review` asks for one
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record SupplementAppropriation(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @NotNull @ShortText String document,
            @NotNull @PositiveAmount Money amount,
            @Tagged("proposal") Optional<@Identifier String> proposal,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public SupplementAppropriation {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
            attachments = List.copyOf(attachments);
        }
    }

    /// Takes from the approved amount of a line. 追减
    ///
    /// @param line the budget line
    /// @param drawnFrom which balance gives
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param proposal the adopted proposal that it takes effect under, where the table
    ///   `joint-review` asks for one
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record ReduceAppropriation(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull Balance drawnFrom,
            @NotNull LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @NotNull @ShortText String document,
            @NotNull @PositiveAmount Money amount,
            @Tagged("proposal") Optional<@Identifier String> proposal,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public ReduceAppropriation {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
            attachments = List.copyOf(attachments);
        }
    }

    /// Releases approved funds of a line for spending. 指标下达
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record ReleaseFunds(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @NotNull @ShortText String document,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public ReleaseFunds {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
            attachments = List.copyOf(attachments);
        }
    }

    /// Moves authority from one line to another of the same division, year and type of fund. 调剂
    ///
    /// @param source the line that gives
    /// @param target the line that receives
    /// @param balance which balance gives and receives
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param proposal the adopted proposal that it takes effect under, where the table
    ///   `joint-review` asks for one
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record PostVirement(
            @NotNull @Identifier @Tagged("line") String source,
            @NotNull @Identifier @Tagged("line") String target,
            @NotNull Balance balance,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @PositiveAmount Money amount,
            @Tagged("proposal") Optional<@Identifier String> proposal,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public PostVirement {
            attachments = List.copyOf(attachments);
        }
    }

    /// Takes over the balances that a line has elsewhere, once, on a line approved with nothing.
    /// 期初余额
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param approved what was approved, net of virements
    /// @param carriedIn what came over from the year before
    /// @param unreleased what is not yet released
    /// @param available what is free to spend
    /// @param frozen what is frozen
    /// @param expended what was paid so far
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record RecordOpeningBalance(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @NotNegativeAmount Money approved,
            @NotNull @NotNegativeAmount Money carriedIn,
            @NotNull @NotNegativeAmount Money unreleased,
            @NotNull @NotNegativeAmount Money available,
            @NotNull @NotNegativeAmount Money frozen,
            @NotNull @NotNegativeAmount Money expended,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public RecordOpeningBalance {
            attachments = List.copyOf(attachments);
        }
    }

    /// Freezes available funds of a line. 冻结
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record FreezeFunds(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @FreeText String reason,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public FreezeFunds {
            attachments = List.copyOf(attachments);
        }
    }

    /// Frees frozen funds of a line. 解冻
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record UnfreezeFunds(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @FreeText String reason,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public UnfreezeFunds {
            attachments = List.copyOf(attachments);
        }
    }

    /// Recalls funds of a line. 收回
    ///
    /// @param line the budget line
    /// @param drawnFrom which balance gives
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record RecallFunds(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull Balance drawnFrom,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public RecallFunds {
            attachments = List.copyOf(attachments);
        }
    }

    /// Lets a line give to another of its pool that spent more than it had. 控制池清算
    ///
    /// @param source the line that gives
    /// @param target the line that receives
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record SettlePool(
            @NotNull @Identifier @Tagged("line") String source,
            @NotNull @Identifier @Tagged("line") String target,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @PositiveAmount Money amount,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public SettlePool {
            attachments = List.copyOf(attachments);
        }
    }

    /// Moves a line with all that it holds to another pool. 变更控制池
    ///
    /// @param line the budget line
    /// @param pool the name of the pool in its division and year; absent for a pool of its own
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record ChangeLinePool(
            @NotNull @Identifier @Tagged("line") String line,
            Optional<@PoolName String> pool,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public ChangeLinePool {
            attachments = List.copyOf(attachments);
        }
    }

    /// Takes back what is left on a line at the end of the year. 结余收回
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record LapseSurplus(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public LapseSurplus {
            attachments = List.copyOf(attachments);
        }
    }

    /// Closes the year of a line. 年终结账
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record CloseYear(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements BudgetLineCommand {
        public CloseYear {
            attachments = List.copyOf(attachments);
        }
    }
}
