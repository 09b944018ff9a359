/// Tests of the portal: what stands on its pages, over HTTP.
@NullMarked
package org.mingzhang.api.portal;

import org.jspecify.annotations.NullMarked;
