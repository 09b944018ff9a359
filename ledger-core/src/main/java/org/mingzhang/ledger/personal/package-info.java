/// Personal data: in an entry it never stands, only its commitment does.
///
/// [org.mingzhang.ledger.personal.Disclosable] is a text that an entry may hold in the open or as a
/// commitment; [org.mingzhang.ledger.personal.Discloses] is a command that has such texts.
@NullMarked
package org.mingzhang.ledger.personal;

import org.jspecify.annotations.NullMarked;
