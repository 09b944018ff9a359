/// Alerts reach people: each channel of `alerts.properties` follows the log and brings what its
/// people should know of.
///
/// A channel notes the last position that it has dealt with, behind each alert. So a restart sends
/// nothing twice and leaves nothing out. After a crash between sending and noting, the same alert
/// goes out again with the same id, by which a mail server or a receiver drops it; a file is read
/// first and holds it once in any case.
@NullMarked
package org.mingzhang.api.alerts;

import org.jspecify.annotations.NullMarked;
