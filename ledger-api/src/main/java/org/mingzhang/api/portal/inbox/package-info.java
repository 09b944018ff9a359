/// What waits for a reviewer, an approver or a cashier, and one case with all that there is to know
/// before deciding. Decisions go through the same desk as those of the API.
@NullMarked
package org.mingzhang.api.portal.inbox;

import org.jspecify.annotations.NullMarked;
