/// Local accounts: persons who sign in with a password and a second factor.
///
/// [org.mingzhang.api.accounts.SignIn] says who somebody is, [org.mingzhang.api.accounts.Sessions]
/// remembers it while they work, and a fresh second factor is asked for approvals and
/// confirmations. Administrators open and close accounts and issue passwords for one use; each of
/// these is on record in the log.
@NullMarked
package org.mingzhang.api.accounts;

import org.jspecify.annotations.NullMarked;
