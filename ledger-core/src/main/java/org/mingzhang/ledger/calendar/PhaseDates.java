package org.mingzhang.ledger.calendar;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// When the four phases of a year are, days of the log's zone, both included.
///
/// They follow each other; only execution and final accounts may overlap.
///
/// @param formulationStart the first day of formulation 编制
/// @param formulationEnd its last day
/// @param approvalStart the first day of approval 批复
/// @param approvalEnd its last day
/// @param executionStart the first day of execution 执行
/// @param executionEnd its last day
/// @param finalAccountsStart the first day of final accounts 决算
/// @param finalAccountsEnd its last day
@Introspected
public record PhaseDates(
        @NotNull LocalDate formulationStart,
        @NotNull LocalDate formulationEnd,
        @NotNull LocalDate approvalStart,
        @NotNull LocalDate approvalEnd,
        @NotNull LocalDate executionStart,
        @NotNull LocalDate executionEnd,
        @NotNull LocalDate finalAccountsStart,
        @NotNull LocalDate finalAccountsEnd) {

    /// The first day of a phase.
    public LocalDate start(Phase phase) {
        return switch (phase) {
            case FORMULATION -> formulationStart;
            case APPROVAL -> approvalStart;
            case EXECUTION -> executionStart;
            case FINAL_ACCOUNTS -> finalAccountsStart;
        };
    }

    /// The last day of a phase.
    public LocalDate end(Phase phase) {
        return switch (phase) {
            case FORMULATION -> formulationEnd;
            case APPROVAL -> approvalEnd;
            case EXECUTION -> executionEnd;
            case FINAL_ACCOUNTS -> finalAccountsEnd;
        };
    }

    /// Whether a phase is under way at an instant: from the first instant of its first day to the
    /// last of its last.
    public boolean isOpen(Phase phase, Instant at, ZoneId zone) {
        return !at.isBefore(start(phase).atStartOfDay(zone).toInstant())
                && at.isBefore(end(phase).plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// The first phase that ends before it starts, or starts before the one before it has ended.
    public Optional<Phase> misplaced() {
        Optional<Phase> before = Optional.empty();
        for (Phase phase : Phase.values()) {
            boolean early =
                    before.isPresent()
                            && (phase == Phase.FINAL_ACCOUNTS
                                    ? start(phase).isBefore(executionStart)
                                    : !start(phase).isAfter(end(before.get())));
            if (early || end(phase).isBefore(start(phase))) {
                return Optional.of(phase);
            }
            before = Optional.of(phase);
        }
        return Optional.empty();
    }

    /// The same dates with another last day of one phase.
    public PhaseDates until(Phase phase, LocalDate end) {
        return new PhaseDates(
                formulationStart,
                phase == Phase.FORMULATION ? end : formulationEnd,
                approvalStart,
                phase == Phase.APPROVAL ? end : approvalEnd,
                executionStart,
                phase == Phase.EXECUTION ? end : executionEnd,
                finalAccountsStart,
                phase == Phase.FINAL_ACCOUNTS ? end : finalAccountsEnd);
    }
}
