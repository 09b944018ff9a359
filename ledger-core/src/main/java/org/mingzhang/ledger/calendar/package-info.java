/// The fiscal calendar: when what may be done.
///
/// The year of a unit has four phases with dates that two persons publish. A decision asks
/// [org.mingzhang.ledger.calendar.FiscalCalendar] with the kind of its operation; past the end of
/// the phase it is refused until somebody grants an extension. A closed month takes no effective
/// date any more. A year without a calendar is open (ADR 11).
@NullMarked
package org.mingzhang.ledger.calendar;

import org.jspecify.annotations.NullMarked;
