/// Published tables outside the ledger: as CSV and DMN, and the samples that come with the program.
@NullMarked
package org.mingzhang.api.tables;

import org.jspecify.annotations.NullMarked;
