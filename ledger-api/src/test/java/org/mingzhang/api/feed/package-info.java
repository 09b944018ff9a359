@NullMarked
package org.mingzhang.api.feed;

import org.jspecify.annotations.NullMarked;
