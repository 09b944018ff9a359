/// Tests of the read API over HTTP.
@NullMarked
package org.mingzhang.api.queries;

import org.jspecify.annotations.NullMarked;
