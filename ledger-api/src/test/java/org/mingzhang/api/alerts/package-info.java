@NullMarked
package org.mingzhang.api.alerts;

import org.jspecify.annotations.NullMarked;
