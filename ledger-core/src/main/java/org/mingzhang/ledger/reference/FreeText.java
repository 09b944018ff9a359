package org.mingzhang.ledger.reference;

import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A purpose or a reason: 1 to 1,000 characters, not blank; of control characters only tab and new
/// line.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
@Pattern(regexp = "(?=[\\s\\S]*\\S)[^\\x00-\\x08\\x0b-\\x1f]{1,1000}", message = "{free-text}")
public @interface FreeText {}
