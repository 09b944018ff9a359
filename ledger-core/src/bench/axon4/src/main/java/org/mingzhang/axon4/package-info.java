/// The same payments on Axon Framework 4 with its JDBC storage, as its users would write them.
@NullMarked
package org.mingzhang.axon4;

import org.jspecify.annotations.NullMarked;
