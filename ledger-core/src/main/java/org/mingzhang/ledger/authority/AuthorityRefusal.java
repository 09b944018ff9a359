package org.mingzhang.ledger.authority;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of authority.
public sealed interface AuthorityRefusal extends Refusal {

    /// A business head acts within their authority.
    ///
    /// @param upTo the amount of their authority
    /// @param amount the amount of the payment
    /// @param version the version of the table; absent where none is in force
    record AuthorityExceeded(Money upTo, Money amount, Optional<Integer> version)
            implements AuthorityRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return version.map(number -> Integer.toString(number));
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(upTo.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }
    }

    /// Approvals are given by the roles, and in the order, that are published.
    ///
    /// @param next the roles whose approval may come next
    /// @param role the role acted in
    /// @param version the version of the table; absent where none is in force
    record ApprovalNotNext(String next, String role, Optional<Integer> version)
            implements AuthorityRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return version.map(number -> Integer.toString(number));
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(next);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(role);
        }
    }
}
