/// State that may grow past memory: tables and sorted runs that move to files in a folder that the
/// auditor names. Start with {@link org.mingzhang.verifier.spill.RecordTable}.
@NullMarked
package org.mingzhang.verifier.spill;

import org.jspecify.annotations.NullMarked;
