/// White papers: what an area budgeted and paid in a month or a year, for everybody, on paper too.
/// Each is pinned to a position of the log and to a day, so that its figures stay and anybody can
/// ask for them again.
@NullMarked
package org.mingzhang.api.portal.paper;

import org.jspecify.annotations.NullMarked;
