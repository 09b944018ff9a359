/// Execution of the budget: the overview by unit, and one unit.
@NullMarked
package org.mingzhang.api.portal.execution;

import org.jspecify.annotations.NullMarked;
