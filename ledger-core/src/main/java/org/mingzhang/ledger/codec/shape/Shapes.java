package org.mingzhang.ledger.codec.shape;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;

/// Finds the shape of a Java type, once for each record.
///
/// Not thread-safe: shapes are made when the catalogue of types is put together, and the shapes
/// themselves are immutable.
public final class Shapes {

    private static final Shape<Money> AMOUNT =
            new StringShape<>(
                    InputRule.NOT_AN_AMOUNT,
                    "^(0\\.[0-9]{2}|[1-9][0-9]{0,14}\\.[0-9]{2})$",
                    Shapes::amount,
                    Money::parse);

    private static final Shape<LocalDate> DATE =
            new StringShape<>(
                    InputRule.NOT_A_DATE,
                    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                    Shapes::date,
                    Shapes::date);

    private static final Shape<Instant> TIME =
            new StringShape<>(
                    InputRule.NOT_A_TIME,
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
                    Shapes::time,
                    Timestamps::parse);

    private static final Shape<Evidence> SOURCE_ROW =
            new StringShape<>(
                    InputRule.NOT_A_SOURCE_ROW,
                    Evidence.PATTERN,
                    Evidence::toString,
                    Evidence::parse);

    /// Events and commands say by their type which way the money goes; none has a sign.
    private static String amount(Money money) {
        if (money.isNegative()) {
            throw new IllegalArgumentException("an amount in an entry has no sign: " + money);
        }
        return money.toString();
    }

    private static String date(LocalDate date) {
        String text = date.toString();
        if (text.length() != "YYYY-MM-DD".length()) {
            throw new IllegalArgumentException("a date of the years 0000 to 9999, not " + text);
        }
        return text;
    }

    /// The parser of the JDK understands many forms, and costs as much as the rest of a record.
    private static LocalDate date(String text) {
        return LocalDate.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, text.length(), 10));
    }

    private static String time(Instant time) {
        if (!time.equals(Timestamps.truncated(time))) {
            throw new IllegalArgumentException("a time in whole milliseconds, not " + time);
        }
        return Timestamps.format(time);
    }

    private final Map<Type, Shape<?>> shapes = new HashMap<>();

    /// Knows the values of the log format; records, enums and lists are added as they are met.
    public Shapes() {
        shapes.put(String.class, new TextShape());
        shapes.put(Money.class, AMOUNT);
        shapes.put(LocalDate.class, DATE);
        shapes.put(Instant.class, TIME);
        shapes.put(Evidence.class, SOURCE_ROW);
        shapes.put(
                Disclosable.class,
                new DisclosableShape(new TextShape(), ofRecord(Disclosable.Committed.class)));
        shapes.put(int.class, IntegerShape.OF_INT);
        shapes.put(Integer.class, IntegerShape.OF_INT);
        shapes.put(long.class, IntegerShape.OF_LONG);
        shapes.put(Long.class, IntegerShape.OF_LONG);
        shapes.put(boolean.class, new BooleanShape());
        shapes.put(Boolean.class, new BooleanShape());
    }

    /// The same shapes, but for records that are still to come, with this one for a type.
    public <T> Shapes with(Class<? super T> type, Shape<T> shape) {
        Shapes more = new Shapes();
        more.shapes.put(type, shape);
        return more;
    }

    /// The shape of a record.
    ///
    /// @throws IllegalArgumentException if a component, at any depth, is of a type that has no form
    ///   in an entry
    @SuppressWarnings("unchecked") // The map holds the shape of a type under that type.
    public <R> RecordShape<R> ofRecord(Class<R> type) {
        return (RecordShape<R>) of(type);
    }

    @SuppressWarnings("unchecked") // Values come from the accessor of the same component.
    Shape<Object> ofComponent(RecordComponent component) {
        Type type = component.getGenericType();
        if (component.getType() == Optional.class) {
            type = ((ParameterizedType) type).getActualTypeArguments()[0];
        }
        return (Shape<Object>) of(type);
    }

    private Shape<?> of(Type type) {
        Shape<?> known = shapes.get(type);
        if (known == null) {
            known = make(type);
            shapes.put(type, known);
        }
        return known;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // E is the enum's own class, checked by isEnum.
    private Shape<?> make(Type type) {
        return switch (type) {
            case ParameterizedType generic when generic.getRawType() == List.class ->
                    new ListShape<>(of(generic.getActualTypeArguments()[0]));
            case Class<?> record when record.isRecord() -> new RecordShape<>(record, this);
            case Class<?> constants when constants.isEnum() -> new EnumShape(constants);
            default ->
                    throw new IllegalArgumentException(
                            "values of " + type.getTypeName() + " have no form in an entry");
        };
    }
}
