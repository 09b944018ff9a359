/// Tests that span features: laws over random histories, and a year told in the documentation.
@NullMarked
package org.mingzhang.ledger;

import org.jspecify.annotations.NullMarked;
