/// A handler's applications for payment: the form, and what became of those submitted.
@NullMarked
package org.mingzhang.api.portal.application;

import org.jspecify.annotations.NullMarked;
