/// The design system on one page: its tokens, and its parts as they are.
@NullMarked
package org.mingzhang.api.portal.design;

import org.jspecify.annotations.NullMarked;
