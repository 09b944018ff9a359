package org.mingzhang.ledger.codec.binding;

import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.validation.validator.Validator;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.shape.Findings;
import org.mingzhang.ledger.codec.shape.RecordShape;

/// Reports what Micronaut Validation finds in commands, at the place in the JSON and under a stable
/// code.
///
/// A constraint of ours says its code in its message, in braces; that of a standard constraint is
/// its name: `max`, `not-blank`.
final class Constraints {

    private static final Pattern OWN_CODE = Pattern.compile("\\{([a-z0-9-]+)}");
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /// The attributes that messages name, in the order in which they name them.
    private static final List<String> FACTS = List.of("value", "min", "max", "regexp");

    private final Validator validator = Validator.getInstance();
    private final QuickAcceptance quick = new QuickAcceptance();

    /// Reports what is wrong with a record that could be built, those nested in it included.
    void check(Object record, Findings findings) {
        if (!quick.accepts(record)) {
            report(validator.validate(record), findings);
        }
    }

    /// Reports what is wrong with the members of a record that could not be built.
    void checkPartial(RecordShape<?> shape, @Nullable Object[] values, Findings findings) {
        if (!isIntrospected(shape.type())) {
            return;
        }
        List<String> names = shape.componentNames();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                report(validator.validateValue(shape.type(), names.get(i), value), findings);
                findings.enter(names.get(i));
                checkNested(value, findings);
                findings.leave();
            }
        }
    }

    private void checkNested(Object value, Findings findings) {
        switch (value) {
            case Optional<?> optional ->
                    optional.ifPresent(present -> checkNested(present, findings));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    findings.enter(Integer.toString(i));
                    checkNested(list.get(i), findings);
                    findings.leave();
                }
            }
            default -> {
                if (value instanceof Record && isIntrospected(value.getClass())) {
                    check(value, findings);
                }
            }
        }
    }

    private static boolean isIntrospected(Class<?> type) {
        return BeanIntrospector.SHARED.findIntrospection(type).isPresent();
    }

    private static <T> void report(Set<ConstraintViolation<T>> violations, Findings findings) {
        for (ConstraintViolation<T> violation : violations) {
            List<String> path = path(violation.getPropertyPath());
            path.forEach(findings::enter);
            findings.report(
                    code(violation),
                    Optional.ofNullable(violation.getInvalidValue())
                            .filter(value ->
                                    !(value instanceof Record) || value instanceof Comparable)
                            .map(Object::toString),
                    facts(violation.getConstraintDescriptor().getAttributes()));
            path.forEach(_ -> findings.leave());
        }
    }

    private static List<String> path(Path path) {
        List<String> names = new ArrayList<>();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                names.add(node.getIndex().toString());
            }
            if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
                names.add(node.getName());
            }
        }
        return names;
    }

    private static String code(ConstraintViolation<?> violation) {
        Matcher own = OWN_CODE.matcher(violation.getMessageTemplate());
        if (own.matches()) {
            return own.group(1);
        }
        Class<? extends Annotation> constraint =
                violation.getConstraintDescriptor().getAnnotation().annotationType();
        return WORD_START
                .matcher(constraint.getSimpleName())
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
    }

    private static String[] facts(Map<String, Object> attributes) {
        return FACTS.stream()
                .filter(attributes::containsKey)
                .map(name -> String.valueOf(attributes.get(name)))
                .toArray(String[]::new);
    }
}
