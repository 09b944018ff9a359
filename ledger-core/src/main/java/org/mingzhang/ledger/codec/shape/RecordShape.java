package org.mingzhang.ledger.codec.shape;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.decider.Tagged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A record: a JSON object with one member for each component, by name.
///
/// An empty [Optional] and an empty list are absent members. Members that are not components are
/// refused. What the record's own constructor refuses is a finding like any other.
///
/// @param <R> the record
public final class RecordShape<R> implements Shape<R> {

    private static final Pattern MEMBER_NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    private final Class<R> type;
    private final MethodHandle constructor;

    /// In the order of their names, which is the order of canonical JSON.
    private final List<Member> members;

    private final List<Member> membersWithTags;

    /// One component of the record.
    ///
    /// @param index its place in the constructor
    /// @param shape how it is written; of the element type, if optional
    /// @param absent what an absent member stands for; nothing if the member must be there
    /// @param tagKey the key of the tag that it gives, if it is [Tagged] itself
    /// @param annotated its type with its constraints
    record Member(
            String name,
            int index,
            Shape<Object> shape,
            Optional<Object> absent,
            Optional<String> tagKey,
            MethodHandle accessor,
            AnnotatedType annotated) {

        boolean givesTags() {
            return tagKey.isPresent() || nested(shape).filter(RecordShape::givesTags).isPresent();
        }

        Object valueIn(Object owner) {
            try {
                return (Object) accessor.invokeExact(owner);
            } catch (Throwable e) {
                throw new IllegalStateException("component " + name + " cannot be read", e);
            }
        }

        void write(Object owner, ObjectNode object) {
            Object value = valueIn(owner);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> object.set(name, shape.write(present)));
            } else if (!(value instanceof List<?> list && list.isEmpty())) {
                object.set(name, shape.write(value));
            }
        }

        @Nullable Object read(JsonNode node, Findings findings) {
            findings.enter(name);
            Object value = shape.read(node, findings);
            findings.leave();
            return value != null
                            && annotated.getType() instanceof ParameterizedType generic
                            && generic.getRawType() == Optional.class
                    ? Optional.of(value)
                    : value;
        }
    }

    RecordShape(Class<R> type, Shapes shapes) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        List<Member> found = new ArrayList<>();
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Class<?>[] types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<R> canonical = type.getDeclaredConstructor(types);
            constructor =
                    lookup.unreflectConstructor(canonical)
                            .asFixedArity()
                            .asSpreader(Object[].class, components.length)
                            .asType(MethodType.genericMethodType(0, true));
            for (int i = 0; i < components.length; i++) {
                found.add(member(components[i], i, lookup, shapes));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be mapped", e);
        }
        found.sort(Comparator.comparing(Member::name));
        members = List.copyOf(found);
        membersWithTags = found.stream().filter(Member::givesTags).toList();
    }

    private Member member(
            RecordComponent component, int index, MethodHandles.Lookup lookup, Shapes shapes)
            throws IllegalAccessException {
        if (!MEMBER_NAME.matcher(component.getName()).matches()) {
            throw new IllegalArgumentException(
                    type.getName() + "." + component.getName() + " is no name of a member");
        }
        MethodHandle accessor =
                lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
        Tagged tagged = component.getAnnotation(Tagged.class);
        return new Member(
                component.getName(),
                index,
                shapes.ofComponent(component),
                absentOf(component.getType()),
                Optional.ofNullable(tagged).map(Tagged::value),
                accessor,
                component.getAnnotatedType());
    }

    private static Optional<Object> absentOf(Class<?> type) {
        if (type == Optional.class) {
            return Optional.of(Optional.empty());
        }
        return type == List.class ? Optional.of(List.of()) : Optional.empty();
    }

    /// The record class.
    public Class<R> type() {
        return type;
    }

    @Override
    public ObjectNode write(R value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Member member : members) {
            member.write(value, object);
        }
        return object;
    }

    @Override
    public @Nullable R read(JsonNode node, Findings findings) {
        if (!(node instanceof ObjectNode object)) {
            findings.reportType("object", node);
            return null;
        }
        int before = findings.count();
        @Nullable Object[] values = new @Nullable Object[members.size()];
        int known = 0;
        for (Member member : members) {
            JsonNode child = object.get(member.name);
            if (child != null) {
                known++;
                values[member.index] = member.read(child, findings);
            } else if (member.absent.isPresent()) {
                values[member.index] = member.absent.get();
            } else {
                findings.reportAt(member.name, InputRule.MISSING_MEMBER, Optional.empty());
            }
        }
        if (known < object.size()) {
            reportUnknownMembers(object, findings);
        }
        if (findings.count() > before) {
            findings.inspect(this, values);
            return null;
        }
        return construct(values, findings);
    }

    @SuppressWarnings("unchecked") // The canonical constructor of R makes an R.
    private @Nullable R construct(@Nullable Object[] values, Findings findings) {
        try {
            return (R) (Object) constructor.invokeExact(values);
        } catch (RuntimeException e) {
            int before = findings.count();
            findings.inspect(this, values);
            if (findings.count() == before) {
                findings.report(InputRule.INCONSISTENT, Optional.empty(), reason(e));
            }
            return null;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getName() + " cannot be built", e);
        }
    }

    /// What the constructor says; it may name what it refuses, so nothing where that is personal.
    private String reason(RuntimeException refusal) {
        boolean personal =
                members.stream()
                        .anyMatch(member -> (Shape<?>) member.shape instanceof DisclosableShape);
        return personal ? "" : Objects.toString(refusal.getMessage(), "");
    }

    private void reportUnknownMembers(ObjectNode object, Findings findings) {
        for (String name : object.propertyNames()) {
            if (members.stream().noneMatch(member -> member.name.equals(name))) {
                findings.reportAt(name, InputRule.UNKNOWN_MEMBER, Optional.empty(), known());
            }
        }
    }

    private String known() {
        return members.stream().map(Member::name).collect(Collectors.joining(", "));
    }

    /// The names of the components, in the order of the constructor.
    public List<String> componentNames() {
        return members.stream()
                .sorted(Comparator.comparingInt(Member::index))
                .map(Member::name)
                .toList();
    }

    boolean givesTags() {
        return !membersWithTags.isEmpty();
    }

    /// Gives the key and value of each tag that stands in an object which [#write] made.
    public void tags(ObjectNode object, BiConsumer<String, String> tags) {
        for (Member member : membersWithTags) {
            JsonNode node = object.get(member.name);
            if (node != null) {
                tags(member, node, tags);
            }
        }
    }

    private static void tags(Member member, JsonNode node, BiConsumer<String, String> tags) {
        if (node.isArray()) {
            node.forEach(element -> tags(member, element, tags));
        } else if (member.tagKey.isPresent()) {
            tags.accept(member.tagKey.get(), node.asString());
        } else if (node instanceof ObjectNode object) {
            nested(member.shape).ifPresent(shape -> shape.tags(object, tags));
        }
    }

    /// The record shape in a shape: itself, or that of the elements of a list.
    private static Optional<RecordShape<?>> nested(Shape<?> shape) {
        return switch (shape) {
            case RecordShape<?> inner -> Optional.of(inner);
            case ListShape<?> list -> nested(list.element());
            default -> Optional.empty();
        };
    }

    @Override
    public ObjectNode schema(Side side) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Member member : members) {
            ObjectNode property = member.shape.schema(side);
            SchemaConstraints.describe(member.annotated, property);
            if (side == Side.ENTRY && property.path("type").asString().equals("array")) {
                property.put("minItems", 1);
            }
            member.tagKey.ifPresent(key -> SchemaConstraints.element(property).put("x-tag", key));
            properties.set(member.name, property);
            if (member.absent.isEmpty()) {
                required.add(member.name);
            }
        }
        schema.set("required", required);
        return schema;
    }
}
