/// The application as its clients meet it: real HTTP, real PostgreSQL.
@NullMarked
package org.mingzhang.api;

import org.jspecify.annotations.NullMarked;
