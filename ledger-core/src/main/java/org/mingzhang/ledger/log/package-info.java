/// What the ledger records about itself; the packages below hold how a log is made of bytes.
@NullMarked
package org.mingzhang.ledger.log;

import org.jspecify.annotations.NullMarked;
