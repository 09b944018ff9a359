/// What pages show as files: the whole list and not one page of it, fixed to a position of the log.
@NullMarked
package org.mingzhang.api.downloads;

import org.jspecify.annotations.NullMarked;
