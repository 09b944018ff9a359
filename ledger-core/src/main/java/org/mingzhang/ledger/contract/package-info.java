/// What holds funds before they are paid: procurement plans and contracts.
///
/// A plan reserves (account 2300), a contract commits (account 2400); both are parts of their own,
/// tagged `plan` and `contract`, and know what is left on them. A payment under a contract is held
/// out of the contract instead of what is available. Start with
/// [org.mingzhang.ledger.contract.ContractDecider].
@NullMarked
package org.mingzhang.ledger.contract;

import org.jspecify.annotations.NullMarked;
