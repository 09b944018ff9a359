package org.mingzhang.ledger.contract;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of procurement plans and contracts.
public sealed interface ContractRefusal extends Refusal {

    /// A procurement plan is reserved for once.
    ///
    /// @param plan the procurement plan
    record PlanExists(String plan) implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(plan);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(plan);
        }
    }

    /// A command names a plan that holds something.
    ///
    /// @param plan the procurement plan
    record PlanUnknown(String plan) implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(plan);
        }
    }

    /// A plan gives no more than it holds.
    ///
    /// @param plan the procurement plan
    /// @param reserved what the plan holds
    /// @param amount the amount of the command
    record AmountExceedsReserved(String plan, Money reserved, Money amount)
            implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(reserved.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(plan);
        }
    }

    /// A contract is signed on the line of its plan.
    ///
    /// @param plan the procurement plan
    /// @param planLine the line of the plan
    /// @param line the line of the command
    record PlanOnOtherLine(String plan, String planLine, String line) implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(planLine);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(plan);
        }
    }

    /// A contract is signed once.
    ///
    /// @param contract the contract
    record ContractExists(String contract) implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(contract);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(contract);
        }
    }

    /// A command names a contract that was signed and has not ended.
    ///
    /// @param contract the contract
    record ContractUnknown(String contract) implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(contract);
        }
    }

    /// A contract pays and gives back no more than it holds.
    ///
    /// @param contract the contract
    /// @param committed what the contract holds
    /// @param amount the amount of the command
    record AmountExceedsCommitted(String contract, Money committed, Money amount)
            implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(committed.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(contract);
        }
    }

    /// A payment under a contract is out of the line of the contract.
    ///
    /// @param contract the contract
    /// @param contractLine the line of the contract
    /// @param line the line of the command
    record ContractOnOtherLine(String contract, String contractLine, String line)
            implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(contractLine);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(contract);
        }
    }

    /// A payment under a contract is to whom the contract was signed with.
    ///
    /// @param contract the contract
    /// @param contractPayee whom it was signed with
    /// @param payee the payee of the command
    record ContractWithOther(String contract, String contractPayee, String payee)
            implements ContractRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(contractPayee);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(payee);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(contract);
        }
    }
}
