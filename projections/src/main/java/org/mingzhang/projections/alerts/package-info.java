/// Alerts: what somebody was told to look at, who is to answer, and whether it was answered. Start
/// with [org.mingzhang.projections.alerts.AlertQueries].
@NullMarked
package org.mingzhang.projections.alerts;

import org.jspecify.annotations.NullMarked;
