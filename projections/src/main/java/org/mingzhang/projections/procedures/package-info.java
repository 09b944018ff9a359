/// What surrounds the balances, step by step: exceptions, multi-year projects, cash plans, expense
/// claims, joint reviews. Start with [org.mingzhang.projections.procedures.ProcedureQueries].
@NullMarked
package org.mingzhang.projections.procedures;

import org.jspecify.annotations.NullMarked;
