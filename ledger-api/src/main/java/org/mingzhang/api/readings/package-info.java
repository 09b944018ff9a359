/// Who read what: a record beside the log, append-only, sealed by events of the log.
///
/// [org.mingzhang.api.readings.ReadingRecorder] writes a line before a question is answered;
/// [org.mingzhang.api.readings.ReadingSealer] has the log seal what was written since the last
/// seal; [org.mingzhang.api.readings.ReadingsController] shows both to auditors, who are on record
/// themselves.
///
/// **Source** `docs/adr/0014-who-read-what-lies-beside-the-log.md`.
@NullMarked
package org.mingzhang.api.readings;

import org.jspecify.annotations.NullMarked;
