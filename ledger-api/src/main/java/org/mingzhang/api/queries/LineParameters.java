package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents the words of [Filters#lines].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(name = "year", in = ParameterIn.QUERY, description = "Fiscal year"),
    @Parameter(
            name = "division",
            in = ParameterIn.QUERY,
            description = "Division, by its beginning"),
    @Parameter(name = "unit", in = ParameterIn.QUERY, description = "Unit, by its beginning"),
    @Parameter(
            name = "func",
            in = ParameterIn.QUERY,
            description = "Functional classification, by its beginning"),
    @Parameter(
            name = "eco",
            in = ParameterIn.QUERY,
            description = "Economic classification, by its beginning"),
    @Parameter(name = "fund", in = ParameterIn.QUERY, description = "Fund type, by its beginning"),
    @Parameter(name = "project", in = ParameterIn.QUERY, description = "Project"),
    @Parameter(name = "pool", in = ParameterIn.QUERY, description = "Control pool, `<year>/<id>`"),
    @Parameter(name = "line", in = ParameterIn.QUERY, description = "The budget line itself"),
    @Parameter(name = "text", in = ParameterIn.QUERY, description = "Part of the name or label")
})
@interface LineParameters {}
