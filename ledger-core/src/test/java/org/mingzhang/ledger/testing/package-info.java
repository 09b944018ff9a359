/// What tests of every module share: a real PostgreSQL, and logs in it.
@NullMarked
package org.mingzhang.ledger.testing;

import org.jspecify.annotations.NullMarked;
