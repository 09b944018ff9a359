/// What the tests of the read side share: stored logs, random histories, and books kept the naive
/// way.
@NullMarked
package org.mingzhang.projections.testing;

import org.jspecify.annotations.NullMarked;
