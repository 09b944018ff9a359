/// What became of every row of an import, counted and summed.
///
/// Start with [org.mingzhang.api.importing.report.ImportReport].
@NullMarked
package org.mingzhang.api.importing.report;

import org.jspecify.annotations.NullMarked;
