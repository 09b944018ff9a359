/// Sending signed messages to other systems, and to no place that the operator has not named.
@NullMarked
package org.mingzhang.api.webhook;

import org.jspecify.annotations.NullMarked;
