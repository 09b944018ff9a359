/// The little of SQL that all read models share: rows by binary COPY, queries in one generation.
@NullMarked
package org.mingzhang.projections.sql;

import org.jspecify.annotations.NullMarked;
