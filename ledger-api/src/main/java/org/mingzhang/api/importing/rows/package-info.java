/// Reads the rows of source files: bytes to cells, cells to fields, fields to budget and payment
/// rows.
///
/// Start with [org.mingzhang.api.importing.rows.RowReader]. A row that cannot be read becomes a
/// [org.mingzhang.api.importing.rows.Finding] and its neighbours go on.
@NullMarked
package org.mingzhang.api.importing.rows;

import org.jspecify.annotations.NullMarked;
