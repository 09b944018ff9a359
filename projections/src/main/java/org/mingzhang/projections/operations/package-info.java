/// The operation log: who did what and when, what was refused included, one row for each entry.
@NullMarked
package org.mingzhang.projections.operations;

import org.jspecify.annotations.NullMarked;
