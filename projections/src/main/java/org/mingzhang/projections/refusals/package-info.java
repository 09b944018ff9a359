/// What was refused: by which rule, with which limit and which value.
@NullMarked
package org.mingzhang.projections.refusals;

import org.jspecify.annotations.NullMarked;
