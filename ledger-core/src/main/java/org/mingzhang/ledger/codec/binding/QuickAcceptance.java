package org.mingzhang.ledger.codec.binding;

import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.NotNegativeAmount;
import org.mingzhang.ledger.reference.PositiveAmount;

/// Tells of most valid records that they are valid. Micronaut Validation judges all the others, and
/// finds the words for what is wrong.
///
/// A walk of Micronaut Validation costs as much as all else that is done to read a command, so the
/// constraints that commands have are compiled once into checks. Whoever adds a constraint that is
/// not known here loses the short cut, nothing else. Thread-safe.
final class QuickAcceptance {

    /// Something that must hold of a value.
    @FunctionalInterface
    private interface Check {
        boolean holds(@Nullable Object value);
    }

    private static final Check NEVER = _ -> false;

    private final ConcurrentMap<Class<?>, Check> byType = new ConcurrentHashMap<>();

    /// Whether it is certain that Micronaut Validation has nothing against the record and what is
    /// nested in it.
    boolean accepts(Object record) {
        Check check = byType.get(record.getClass());
        if (check == null) {
            check = checkOfRecord(record.getClass());
            byType.put(record.getClass(), check);
        }
        return check.holds(record);
    }

    private Check checkOfRecord(Class<?> type) {
        if (!type.isRecord()) {
            return NEVER;
        }
        List<Check> checks = new ArrayList<>();
        for (Annotation annotation : type.getAnnotations()) {
            addCheck(annotation, checks);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            // What stands before a component is a declaration's annotation, a type's, or both.
            Set<Annotation> annotations = new LinkedHashSet<>(List.of(component.getAnnotations()));
            annotations.addAll(List.of(component.getAnnotatedType().getAnnotations()));
            List<Check> ofComponent = checksOf(annotations, component.getAnnotatedType());
            if (!ofComponent.isEmpty()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                checks.add(record -> allHold(ofComponent, valueOf(accessor, record)));
            }
        }
        return record -> allHold(checks, record);
    }

    private static boolean allHold(List<Check> checks, @Nullable Object value) {
        for (Check check : checks) {
            if (!check.holds(value)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object valueOf(Method accessor, @Nullable Object record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " cannot be read", e);
        }
    }

    private List<Check> checksOf(Set<Annotation> annotations, AnnotatedType type) {
        List<Check> checks = new ArrayList<>();
        for (Annotation annotation : annotations) {
            addCheck(annotation, checks);
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            for (AnnotatedType argument : generic.getAnnotatedActualTypeArguments()) {
                List<Check> ofElement = checksOf(Set.of(argument.getAnnotations()), argument);
                if (!ofElement.isEmpty()) {
                    checks.add(container -> holdsOfElements(ofElement, container));
                }
            }
        }
        return checks;
    }

    private static boolean holdsOfElements(List<Check> checks, @Nullable Object container) {
        return switch (container) {
            case Optional<?> optional -> optional.isEmpty() || allHold(checks, optional.get());
            case List<?> list -> {
                for (Object element : list) {
                    if (!allHold(checks, element)) {
                        yield false;
                    }
                }
                yield true;
            }
            case null, default -> false;
        };
    }

    private void addCheck(Annotation annotation, List<Check> checks) {
        switch (annotation) {
            case NotNull _ -> checks.add(value -> value != null);
            case Valid _ -> checks.add(value -> value != null && accepts(value));
            case Size size -> checks.add(value -> isWithin(size, value));
            case Min min -> checks.add(value -> isAtLeast(min.value(), value));
            case Max max -> checks.add(value -> isAtMost(max.value(), value));
            case Positive _ -> checks.add(value -> isAtLeast(1, value));
            case Pattern pattern -> checks.add(matching(pattern));
            case PositiveAmount _ ->
                    checks.add(value -> value instanceof Money money && money.isPositive());
            case NotNegativeAmount _ ->
                    checks.add(value -> value instanceof Money money && !money.isNegative());
            default -> addUnknown(annotation.annotationType(), checks);
        }
    }

    /// An annotation that stands for others says what they say; any other constraint is beyond us.
    private void addUnknown(Class<? extends Annotation> annotation, List<Check> checks) {
        if (annotation.isAnnotationPresent(Constraint.class)) {
            checks.add(NEVER);
        } else if (!annotation.getName().startsWith("java.")) {
            for (Annotation part : annotation.getAnnotations()) {
                if (!part.annotationType().getName().startsWith("java.lang.annotation.")) {
                    addCheck(part, checks);
                }
            }
        }
    }

    private static boolean isWithin(Size size, @Nullable Object value) {
        int length =
                switch (value) {
                    case List<?> list -> list.size();
                    case String text -> text.length();
                    case null, default -> -1;
                };
        return length >= size.min() && length <= size.max();
    }

    private static boolean isAtLeast(long minimum, @Nullable Object value) {
        return (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= minimum;
    }

    private static boolean isAtMost(long maximum, @Nullable Object value) {
        return (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() <= maximum;
    }

    private static Check matching(Pattern constraint) {
        if (constraint.flags().length > 0) {
            return NEVER;
        }
        java.util.regex.Pattern pattern = java.util.regex.Pattern.compile(constraint.regexp());
        return value -> value instanceof String text && pattern.matcher(text).matches();
    }
}
