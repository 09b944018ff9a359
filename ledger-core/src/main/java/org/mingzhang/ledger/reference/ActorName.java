package org.mingzhang.ledger.reference;

import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an actor of an entry is called: a person, a service, or the unit acted for:
/// `[A-Za-z0-9._:-]{1,64}`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
@Pattern(regexp = "[A-Za-z0-9._:-]{1,64}", message = "{actor-name}")
public @interface ActorName {}
