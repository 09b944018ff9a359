package org.mingzhang.ledger.codec.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.validation.validator.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;

/// The short cut against the validator that it saves, over random records of every command.
class QuickAcceptanceTest {

    private static final int RECORDS = 400;

    private static final List<String> TEXTS =
            List.of(
                    "440100",
                    "440100000",
                    "ed25519",
                    "A".repeat(43) + "=",
                    "2050201",
                    "30201",
                    "11",
                    "a-1",
                    "2026/a:1",
                    "440100/2026",
                    "440100/lodging",
                    "91440101MA5CXXXX1X",
                    "INV 7",
                    "with space",
                    "教材采购",
                    "two\nlines",
                    "",
                    " ",
                    "x\u0001",
                    "x".repeat(65),
                    "x".repeat(201),
                    "x".repeat(1001),
                    "0".repeat(64));

    private final QuickAcceptance quick = new QuickAcceptance();
    private final Validator validator = Validator.getInstance();
    private final Random random = new Random(Long.getLong("property.seed", 20_261_126L));

    static Stream<String> commands() {
        return LedgerTypes.catalogue().commands().stream().map(CommandType::name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void acceptsExactlyWhatTheValidatorAccepts(String name) {
        Class<?> type = LedgerTypes.catalogue().command(name).orElseThrow().shape().type();
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < RECORDS; i++) {
            Optional<Object> record = record(type, i % 2 == 0);
            if (record.isEmpty()) {
                continue;
            }
            boolean valid = validator.validate(record.get()).isEmpty();
            assertThat(quick.accepts(record.get())).as("%s", record.get()).isEqualTo(valid);
            accepted += valid ? 1 : 0;
            refused += valid ? 0 : 1;
        }
        assertThat(accepted).isPositive();
        assertThat(refused).isPositive();
    }

    /// A record whose components may break rules; empty if its constructor objects.
    private Optional<Object> record(Class<?> type, boolean wild) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values =
                Arrays.stream(components).map(component -> value(type, component, wild)).toArray();
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException _) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private Object value(Class<?> owner, RecordComponent component, boolean wild) {
        return Stream.generate(() -> value(component.getGenericType(), wild))
                .limit(1_000)
                .filter(value ->
                        wild
                                || validator
                                        .validateValue(owner, component.getName(), value)
                                        .isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no value for " + component));
    }

    private Object value(Type type, boolean wild) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? Optional.of(value(element, wild)).filter(_ -> random.nextBoolean())
                    : Stream.generate(() -> value(element, wild))
                            .limit(random.nextInt(wild ? 20 : 3))
                            .toList();
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw.isRecord() && raw != Money.class) {
            return Stream.generate(() -> record(raw, wild))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow();
        }
        return switch (raw.getSimpleName()) {
            case "String" -> TEXTS.get(random.nextInt(TEXTS.size()));
            case "Money" -> new Money(random.nextInt(wild ? -1 : 1, 3));
            case "int", "Integer" ->
                    random.nextInt(wild ? -2 : 1, random.nextBoolean() ? 13 : 2_200);
            case "long", "Long" -> (long) random.nextInt(wild ? -2 : 1, 4);
            case "boolean", "Boolean" -> random.nextBoolean();
            case "LocalDate" -> LocalDate.of(2026, 1, 1 + random.nextInt(28));
            case "Disclosable" -> new Disclosable.Disclosed("text");
            default -> throw new IllegalStateException("no value for " + raw);
        };
    }
}
