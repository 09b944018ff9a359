package org.mingzhang.ledger.reference;

import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What is demanded for a payee, `<payee>/<digest>`, as the ledger forms it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
@Pattern(regexp = "[A-Za-z0-9._:/-]{1,40}/[0-9a-f]{32}")
public @interface DemandId {}
