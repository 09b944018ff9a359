/// A running ledger for tests, and a client to talk to it.
@NullMarked
package org.mingzhang.api.testing;

import org.jspecify.annotations.NullMarked;
