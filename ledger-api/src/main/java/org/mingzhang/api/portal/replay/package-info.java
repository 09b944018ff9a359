/// The replay of a unit's year: entry by entry, with what each one changed and its proof.
@NullMarked
package org.mingzhang.api.portal.replay;

import org.jspecify.annotations.NullMarked;
