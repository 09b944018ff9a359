package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents how pages of a list follow each other.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Rows, 1 to 999; 50 if left out"),
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "The last row of the page before; better follow `next`")
})
@interface PageParameters {}
