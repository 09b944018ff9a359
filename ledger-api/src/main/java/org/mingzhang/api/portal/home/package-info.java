/// Where somebody begins after sign-in, by role: what waits for them, and the pages that their role
/// needs most.
@NullMarked
package org.mingzhang.api.portal.home;

import org.jspecify.annotations.NullMarked;
