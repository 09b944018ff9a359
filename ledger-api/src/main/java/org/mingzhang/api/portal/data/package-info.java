/// Open data: the lists of the read models as data sets with names that stay, a schema each, a
/// licence, and a catalogue that machines read.
@NullMarked
package org.mingzhang.api.portal.data;

import org.jspecify.annotations.NullMarked;
