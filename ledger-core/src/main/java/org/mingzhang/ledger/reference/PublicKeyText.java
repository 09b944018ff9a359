package org.mingzhang.ledger.reference;

import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A raw public key as base64: 32 bytes of Ed25519, or the 65 bytes `04 || x || y` of SM2.
///
/// **Source** `docs/log-format.md`, sections 3 and 6.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
@Pattern(regexp = "[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{87}=", message = "{public-key-text}")
public @interface PublicKeyText {}
