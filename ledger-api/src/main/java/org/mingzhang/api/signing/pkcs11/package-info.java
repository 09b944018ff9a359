/// Keys in tokens and hardware security modules, which they never leave: PKCS#11, called as the C
/// interface that it is.
///
/// **Source** PKCS #11 Cryptographic Token Interface Base Specification 3.0 (OASIS).
@NullMarked
package org.mingzhang.api.signing.pkcs11;

import org.jspecify.annotations.NullMarked;
