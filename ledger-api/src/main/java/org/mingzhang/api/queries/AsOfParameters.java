package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents the words of [Moments].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            description =
                    "What was known: a date (its end in the log's zone), a time such as"
                            + " 2026-06-30T14:05:09.123, or a position such as @812345; the"
                            + " present if left out"),
    @Parameter(
            name = "by",
            in = ParameterIn.QUERY,
            description = "recorded, or effective to make `at` an effective date"),
    @Parameter(
            name = "effective",
            in = ParameterIn.QUERY,
            description =
                    "What had happened: only facts that took effect up to this date; combines"
                            + " with `at`"),
    @Parameter(
            name = "min",
            in = ParameterIn.QUERY,
            description = "Answer only when the entry at this position is included")
})
@interface AsOfParameters {}
