/// Errors as RFC 9457 problem documents, in English and Chinese, without stack traces.
///
/// [org.mingzhang.api.problem.Fault] lists what can go wrong at the edge;
/// [org.mingzhang.api.problem.ProblemMapper] is the one place that turns it into a document.
@NullMarked
package org.mingzhang.api.problem;

import org.jspecify.annotations.NullMarked;
