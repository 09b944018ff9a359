/// The bank's return files: which vouchers it paid and which it rejected, in bulk.
///
/// Start with [org.mingzhang.api.bank.BankReturn].
@NullMarked
package org.mingzhang.api.bank;

import org.jspecify.annotations.NullMarked;
