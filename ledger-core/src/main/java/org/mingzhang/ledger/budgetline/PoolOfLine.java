package org.mingzhang.ledger.budgetline;

import java.util.Optional;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.PoolNotDeclarable;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.PoolNotDeclared;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.controlpool.PoolRules;
import org.mingzhang.ledger.decider.Refusal;

/// The pool that a line gets when it is approved.
///
/// | rule in force | pool |
/// | --- | --- |
/// | none | `2026/line:<line>`, the line alone |
/// | prefix | `2026/<division>:<unit>/<function>/<economic>/<fundType>`, each cut to its width |
/// | declared | `2026/<division>:<declared pool>` |
///
/// A division's code is in capitals, so that no pool of a rule is ever a line's own.
final class PoolOfLine {

    private PoolOfLine() {}

    static Optional<Refusal> refusal(ApproveAppropriation command, PoolRules rules) {
        Optional<PoolRules.Published> declared =
                rules.inForce()
                        .filter(published -> published.rule().kind() == PoolRule.Kind.DECLARED);
        if (declared.isEmpty()) {
            return command.declaredPool().map(PoolNotDeclarable::new);
        }
        return command.declaredPool().isPresent()
                ? Optional.empty()
                : declared.map(
                        published -> new PoolNotDeclared(published.version(), command.line()));
    }

    static String name(ApproveAppropriation command, PoolRules rules) {
        String inDivision = command.fiscalYear() + "/" + command.division() + ":";
        Optional<PoolRule.Prefix> prefix =
                rules.inForce().flatMap(published -> published.rule().prefix());
        return prefix.map(widths -> inDivision + cut(command, widths))
                .or(() -> command.declaredPool().map(declared -> inDivision + declared))
                .orElseGet(() -> command.fiscalYear() + "/line:" + command.line());
    }

    /// The pool of that name in the division and year of a line; without a name its own.
    static String named(BudgetLine.Approved line, Optional<String> name) {
        return name.map(declared -> line.fiscalYear() + "/" + line.division() + ":" + declared)
                .orElseGet(() -> line.fiscalYear() + "/line:" + line.line());
    }

    private static String cut(ApproveAppropriation command, PoolRule.Prefix widths) {
        return String.join(
                "/",
                cut(command.unit(), widths.unit()),
                cut(command.function(), widths.function()),
                cut(command.economic(), widths.economic()),
                cut(command.fundType(), widths.fundType()));
    }

    private static String cut(String code, int width) {
        return width == 0 ? "*" : code.substring(0, Math.min(width, code.length()));
    }
}
