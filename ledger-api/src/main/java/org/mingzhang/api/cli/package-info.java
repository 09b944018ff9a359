/// The command line. [org.mingzhang.api.cli.Mingzhang] is what `java -jar mingzhang.jar` runs.
@NullMarked
package org.mingzhang.api.cli;

import org.jspecify.annotations.NullMarked;
