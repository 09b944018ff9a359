/// What codes are called: tables beside the ledger and code sets in its log, for people to read. No
/// figure depends on them.
@NullMarked
package org.mingzhang.api.names;

import org.jspecify.annotations.NullMarked;
