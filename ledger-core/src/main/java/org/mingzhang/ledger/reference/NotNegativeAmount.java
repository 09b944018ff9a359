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

/// An amount of zero or above.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = NotNegativeAmount.Check.class)
public @interface NotNegativeAmount {
    /// The message of a violation.
    String message() default "{not-negative-amount}";

    /// The validation groups; none are used.
    Class<?>[] groups() default {};

    /// The payload; none is used.
    Class<? extends Payload>[] payload() default {};

    /// Compares with zero. A missing amount is the concern of `@NotNull`.
    @Introspected
    class Check implements ConstraintValidator<NotNegativeAmount, Money> {
        @Override
        public boolean isValid(@Nullable Money value, ConstraintValidatorContext context) {
            return value == null || !value.isNegative();
        }
    }
}
