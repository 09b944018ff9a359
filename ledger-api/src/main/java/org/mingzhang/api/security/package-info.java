/// Who is calling: bearer tokens, the identities behind them, and what each may read.
///
/// Which role may submit which command is the domain's duty table, not written here.
/// [org.mingzhang.api.security.TokenStore] keeps the tokens,
/// [org.mingzhang.api.security.BearerTokenFilter] reads them from requests.
@NullMarked
package org.mingzhang.api.security;

import org.jspecify.annotations.NullMarked;
