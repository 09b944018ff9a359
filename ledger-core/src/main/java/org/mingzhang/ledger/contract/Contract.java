package org.mingzhang.ledger.contract;

import java.util.Set;
import org.mingzhang.ledger.accounts.Committing;
import org.mingzhang.ledger.contract.ContractEvent.ContractEnded;
import org.mingzhang.ledger.contract.ContractEvent.ContractSigned;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.money.Money;

/// A contract and what it holds. 合同
public sealed interface Contract {

    /// Folded from every event that moves what the contract holds.
    Part<Contract> PART =
            new Part<>("contract", Set.of(Committing.class), new Unsigned(), Contract::evolve);

    /// Nobody has signed a contract of this name.
    record Unsigned() implements Contract {}

    /// A contract that was signed.
    ///
    /// @param contract its identifier
    /// @param line the line that it holds funds of; another after they were carried over
    /// @param payee whom it was signed with
    /// @param committed what it holds
    /// @param ended whether it has ended
    record Signed(String contract, String line, String payee, Money committed, boolean ended)
            implements Contract {

        private Signed move(Committing event) {
            Money next = committed.plus(event.committedBy(contract));
            if (ended || next.isNegative()) {
                throw new CorruptHistoryException(this + " cannot fold " + event);
            }
            return new Signed(contract, event.line(), payee, next, event instanceof ContractEnded);
        }
    }

    private static Contract evolve(Contract contract, Event event) {
        return switch (contract) {
            case Unsigned _ when event instanceof ContractSigned e ->
                    new Signed(e.contract(), e.line(), e.payee().id(), e.amount(), false);
            case Signed signed
                    when event instanceof Committing moving && !(event instanceof ContractSigned) ->
                    signed.move(moving);
            default -> throw new CorruptHistoryException(contract + " cannot fold " + event);
        };
    }
}
