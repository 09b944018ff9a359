/// The log as it is: entries byte for byte, checkpoints, the state of the writer.
@NullMarked
package org.mingzhang.api.entries;

import org.jspecify.annotations.NullMarked;
