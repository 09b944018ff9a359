/// The log behind the figures: entries with their hashes, checkpoints, words, refusals.
@NullMarked
package org.mingzhang.api.portal.evidence;

import org.jspecify.annotations.NullMarked;
