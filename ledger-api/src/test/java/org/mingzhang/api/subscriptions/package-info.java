@NullMarked
package org.mingzhang.api.subscriptions;

import org.jspecify.annotations.NullMarked;
