/// What the way through HTTP costs. Started by `./mingzhang bench stream`.
@NullMarked
package org.mingzhang.api.benchmark;

import org.jspecify.annotations.NullMarked;
