/// The portal: pages that people look at, rendered on the server in Chinese and English.
///
/// A page is a controller, a view record and a template. [org.mingzhang.api.portal.frame] gives
/// every page its frame: time bar, breadcrumbs, evidence, links that carry the moment along. Pages
/// ask the same queries in the same words as the API.
@NullMarked
package org.mingzhang.api.portal;

import org.jspecify.annotations.NullMarked;
