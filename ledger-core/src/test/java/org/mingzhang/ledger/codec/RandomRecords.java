package org.mingzhang.ledger.codec;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.ContractLineId;
import org.mingzhang.ledger.reference.ContractNumber;
import org.mingzhang.ledger.reference.DemandId;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.InvoiceId;
import org.mingzhang.ledger.reference.InvoiceNumber;
import org.mingzhang.ledger.reference.LanguageTag;
import org.mingzhang.ledger.reference.PaperId;
import org.mingzhang.ledger.reference.PayeeId;
import org.mingzhang.ledger.reference.PoolId;
import org.mingzhang.ledger.reference.PoolName;
import org.mingzhang.ledger.reference.PublicKeyText;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;
import org.mingzhang.ledger.reference.SignatureAlgorithm;
import org.mingzhang.ledger.reference.TableId;

/// Random records that keep the constraints on their components, made by reflection so that a new
/// event or command is tested by being registered. Same seed, same records.
final class RandomRecords {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final List<String> WORDS =
            List.of(
                    "教材采购",
                    "〔2026〕1号",
                    "Büromöbel",
                    "line\nbreak",
                    "\"quoted\\\"",
                    "𠮷野",
                    " ",
                    "%");

    private final RandomGenerator random;
    private final boolean open;

    /// @param open whether texts that may be personal are always in the open, as clients send them
    RandomRecords(RandomGenerator random, boolean open) {
        this.random = random;
        this.open = open;
    }

    /// A record of a type; constructors that refuse a combination are tried again with another.
    <R> R of(Class<R> type) {
        for (int attempt = 0; ; attempt++) {
            try {
                return construct(type);
            } catch (InvocationTargetException e) {
                if (attempt == 100) {
                    throw new AssertionError(type + " refuses every random value", e);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("reflection on " + type, e);
            }
        }
    }

    private <R> R construct(Class<R> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<R> constructor =
                type.getDeclaredConstructor(
                        Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(
                Arrays.stream(components).map(c -> value(c.getAnnotatedType())).toArray());
    }

    private Object value(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (type instanceof ParameterizedType generic) {
            AnnotatedType argument =
                    ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? Optional.of(argument).filter(_ -> random.nextBoolean()).map(this::value)
                    : list(() -> value(argument));
        }
        return switch ((Class<?>) type) {
            case Class<?> c when c == String.class -> text(annotated);
            case Class<?> c when c == int.class || c == Integer.class -> integer(annotated);
            case Class<?> c when c == long.class -> random.nextLong(1, 1L << 53);
            case Class<?> c when c == boolean.class || c == Boolean.class -> random.nextBoolean();
            case Class<?> c when c == Money.class ->
                    new Money(random.nextLong(1, random.nextBoolean() ? 200 : 1L << 56));
            case Class<?> c when c == LocalDate.class ->
                    LocalDate.ofEpochDay(random.nextLong(-20_000, 60_000));
            case Class<?> c when c == Instant.class ->
                    Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            case Class<?> c when c == Disclosable.class -> disclosable();
            case Class<?> c when c.isEnum() ->
                    c.getEnumConstants()[random.nextInt(c.getEnumConstants().length)];
            case Class<?> c when c.isRecord() -> of(c);
            default -> throw new AssertionError("no random " + type);
        };
    }

    private List<Object> list(Supplier<Object> element) {
        return Stream.generate(element).limit(random.nextInt(4)).toList();
    }

    private Disclosable disclosable() {
        return open || random.nextBoolean()
                ? new Disclosable.Disclosed("x" + words(3))
                : new Disclosable.Committed(characters("0123456789abcdef", 64, 64));
    }

    private int integer(AnnotatedType type) {
        jakarta.validation.constraints.Min min =
                type.getAnnotation(jakarta.validation.constraints.Min.class);
        jakarta.validation.constraints.Max max =
                type.getAnnotation(jakarta.validation.constraints.Max.class);
        return random.nextInt(
                min == null ? 1 : Math.toIntExact(min.value()),
                max == null ? Integer.MAX_VALUE : Math.toIntExact(max.value()) + 1);
    }

    private String text(AnnotatedType type) {
        for (Annotation annotation : type.getAnnotations()) {
            switch (annotation) {
                case Identifier _, InvoiceNumber _ -> {
                    return characters(LETTERS + DIGITS + "._:/-", 1, 64);
                }
                case ContractNumber _ -> {
                    return characters(LETTERS + DIGITS + "._:/-", 1, 63);
                }
                case ContractLineId _ -> {
                    return characters(LETTERS + DIGITS, 1, 40) + "/" + characters(DIGITS, 1, 64);
                }
                case PayeeId _ -> {
                    return characters(LETTERS + DIGITS + "._:/-", 1, 40);
                }
                case PoolName _ -> {
                    return characters(LETTERS + DIGITS + "._/-", 1, 64);
                }
                case PoolId _ -> {
                    return "20"
                            + characters(DIGITS, 2, 2)
                            + "/"
                            + characters(LETTERS + ":*", 1, 60);
                }
                case DemandId _ -> {
                    return characters(LETTERS + DIGITS, 1, 40)
                            + "/"
                            + characters("0123456789abcdef", 32, 32);
                }
                case InvoiceId _ -> {
                    return characters(LETTERS + DIGITS, 1, 40) + "/" + characters(DIGITS, 1, 64);
                }
                case ActorName _ -> {
                    return characters(LETTERS + DIGITS + "._:-", 1, 64);
                }
                case Code _ -> {
                    return characters(LETTERS + DIGITS + "._-", 1, 21);
                }
                case DivisionCode _ -> {
                    return characters(DIGITS, 1, 12);
                }
                case PaperId _ -> {
                    return characters(DIGITS, 1, 12) + "/20" + characters(DIGITS, 2, 2);
                }
                case TableId _ -> {
                    return characters(DIGITS, 1, 12) + "/t" + characters("abc-", 0, 20);
                }
                case LanguageTag _ -> {
                    return random.nextBoolean() ? "es" : "zh-Hans";
                }
                case DivisionYear _ -> {
                    return characters(DIGITS, 1, 12) + "/20" + characters(DIGITS, 2, 2);
                }
                case Sha256Hex _ -> {
                    return characters("0123456789abcdef", 64, 64);
                }
                case SignatureAlgorithm _ -> {
                    return random.nextBoolean() ? "sm2-sm3" : "ed25519";
                }
                case PublicKeyText _ -> {
                    return characters(LETTERS + DIGITS + "+/", 43, 43) + "=";
                }
                case ShortText _ -> {
                    return "y" + words(3).replace('\n', ' ');
                }
                case FreeText _ -> {
                    return "z" + words(9);
                }
                default -> {}
            }
        }
        return characters(LETTERS, 1, 3) + words(1);
    }

    private String words(int countMax) {
        return IntStream.range(0, random.nextInt(countMax + 1))
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining());
    }

    private String characters(String alphabet, int lengthMin, int lengthMax) {
        return IntStream.range(0, random.nextInt(lengthMin, lengthMax + 1))
                .mapToObj(_ -> alphabet.charAt(random.nextInt(alphabet.length())))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
