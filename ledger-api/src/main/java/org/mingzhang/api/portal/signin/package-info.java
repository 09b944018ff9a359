/// Pages on which persons sign in, choose a password and take a second factor.
@NullMarked
package org.mingzhang.api.portal.signin;

import org.jspecify.annotations.NullMarked;
