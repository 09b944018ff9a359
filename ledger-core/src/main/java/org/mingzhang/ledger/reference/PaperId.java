package org.mingzhang.ledger.reference;

import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The white paper of one division and period, `<division>/<year>` or `<division>/<year>-<month>`,
/// for instance `440000000/2026-06`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
@Pattern(regexp = "[A-Z0-9]{1,12}/(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?", message = "{paper-id}")
public @interface PaperId {}
