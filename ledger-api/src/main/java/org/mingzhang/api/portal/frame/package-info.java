/// What all pages share: language, moment, links, numbers, tables, and how they fail.
@NullMarked
package org.mingzhang.api.portal.frame;

import org.jspecify.annotations.NullMarked;
