/// Findings as data, and the reports made of them (`docs/log-format.md` section 10). Start with
/// {@link org.mingzhang.verifier.report.Finding}.
@NullMarked
package org.mingzhang.verifier.report;

import org.jspecify.annotations.NullMarked;
