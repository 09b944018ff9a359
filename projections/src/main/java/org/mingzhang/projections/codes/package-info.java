/// What codes are called, as published code sets say.
@NullMarked
package org.mingzhang.projections.codes;

import org.jspecify.annotations.NullMarked;
