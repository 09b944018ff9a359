/// Who may approve how much: approvals beyond the three, and the authority of business heads, both
/// from published tables.
///
/// Start with [org.mingzhang.ledger.authority.ApprovalChain].
@NullMarked
package org.mingzhang.ledger.authority;

import org.jspecify.annotations.NullMarked;
