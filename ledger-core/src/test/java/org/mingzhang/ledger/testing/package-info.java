/// How rules are tested: histories in memory, deciders by given, when and then, seeded properties.
@NullMarked
package org.mingzhang.ledger.testing;

import org.jspecify.annotations.NullMarked;
