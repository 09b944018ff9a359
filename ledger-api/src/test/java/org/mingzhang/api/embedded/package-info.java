@NullMarked
package org.mingzhang.api.embedded;

import org.jspecify.annotations.NullMarked;
