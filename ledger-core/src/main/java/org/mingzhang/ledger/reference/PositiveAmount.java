package org.mingzhang.ledger.reference;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.money.Money;

/// An amount above zero.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = PositiveAmount.Check.class)
public @interface PositiveAmount {
    /// The message of a violation.
    String message() default "{positive-amount}";

    /// The validation groups; none are used.
    Class<?>[] groups() default {};

    /// The payload; none is used.
    Class<? extends Payload>[] payload() default {};

    /// Compares with zero. A missing amount is the concern of `@NotNull`.
    @Introspected
    class Check implements ConstraintValidator<PositiveAmount, Money> {
        @Override
        public boolean isValid(@Nullable Money value, ConstraintValidatorContext context) {
            return value == null || value.isPositive();
        }
    }
}
