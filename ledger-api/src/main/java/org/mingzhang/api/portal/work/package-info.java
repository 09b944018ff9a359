/// The frame of pages behind sign-in: who looks, what they may do, and the way between their pages.
/// Such a page shows the present; what there was on another day, the open pages show.
@NullMarked
package org.mingzhang.api.portal.work;

import org.jspecify.annotations.NullMarked;
