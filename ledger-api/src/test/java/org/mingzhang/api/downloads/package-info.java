/// Lists as files, over HTTP.
@NullMarked
package org.mingzhang.api.downloads;

import org.jspecify.annotations.NullMarked;
