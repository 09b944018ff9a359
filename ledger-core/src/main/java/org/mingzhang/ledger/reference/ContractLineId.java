package org.mingzhang.ledger.reference;

import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A line of a contract, `<contract>/<line>`, or `<payee>/<line>` where no contract is named, as
/// the ledger forms it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
@Pattern(regexp = "[A-Za-z0-9._:/-]{1,128}")
public @interface ContractLineId {}
