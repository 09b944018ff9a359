/// What was done: the operation log, alerts, adjustments of budgets and flows through accounts.
@NullMarked
package org.mingzhang.api.portal.activity;

import org.jspecify.annotations.NullMarked;
