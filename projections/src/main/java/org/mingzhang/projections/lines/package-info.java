/// Budget lines: what they are for, whose they are, and how to find them.
@NullMarked
package org.mingzhang.projections.lines;

import org.jspecify.annotations.NullMarked;
