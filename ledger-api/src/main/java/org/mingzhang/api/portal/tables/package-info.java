/// Published tables as pages: what is in force, and how two versions differ.
@NullMarked
package org.mingzhang.api.portal.tables;

import org.jspecify.annotations.NullMarked;
