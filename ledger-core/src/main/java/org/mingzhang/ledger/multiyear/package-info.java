/// Multi-year projects: a total that annual plans add up to, and what was spent against them.
///
/// The lines of a project are those whose approval names it. At the end of a year what was spent so
/// far is compared with what was planned so far; too far away opens a special audit. A
/// [org.mingzhang.ledger.multiyear.MultiYearProject] is the state of one project.
@NullMarked
package org.mingzhang.ledger.multiyear;

import org.jspecify.annotations.NullMarked;
