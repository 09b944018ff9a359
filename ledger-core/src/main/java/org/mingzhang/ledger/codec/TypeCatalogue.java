package org.mingzhang.ledger.codec;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.shape.RecordShape;
import org.mingzhang.ledger.codec.shape.Shapes;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Refusal;
import tools.jackson.databind.node.ObjectNode;

/// All kinds of events, commands and refusals that a ledger knows. Immutable.
public final class TypeCatalogue {

    private static final String ROOT = "org.mingzhang.ledger.";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z.]*\\.[A-Z][A-Za-z0-9]*");

    private final Map<String, EventType<?>> eventsByName;
    private final Map<Class<?>, EventType<?>> eventsByClass;
    private final Map<String, CommandType<?>> commandsByName;
    private final Map<Class<?>, CommandType<?>> commandsByClass;
    private final Map<Step, UnaryOperator<ObjectNode>> upcasters;
    private final Set<Class<? extends Refusal>> refusals;

    /// One step of an upcast: a type, and the revision that the step starts from.
    record Step(String type, int from) {}

    private TypeCatalogue(Builder builder) {
        eventsByName = Collections.unmodifiableMap(new TreeMap<>(builder.eventsByName));
        eventsByClass = Map.copyOf(builder.eventsByClass);
        commandsByName = Collections.unmodifiableMap(new TreeMap<>(builder.commandsByName));
        commandsByClass = Map.copyOf(builder.commandsByClass);
        upcasters = Map.copyOf(builder.upcasters);
        refusals = Collections.unmodifiableSet(new LinkedHashSet<>(builder.refusals));
    }

    /// A catalogue to fill.
    public static Builder builder() {
        return new Builder();
    }

    /// All kinds of events, refusals of commands included, by name.
    public Collection<EventType<?>> events() {
        return eventsByName.values();
    }

    /// All kinds of commands, by name.
    public Collection<CommandType<?>> commands() {
        return commandsByName.values();
    }

    /// All kinds of refusals.
    public Set<Class<? extends Refusal>> refusals() {
        return refusals;
    }

    /// The kind of event with a name.
    public Optional<EventType<?>> event(String name) {
        return Optional.ofNullable(eventsByName.get(name));
    }

    /// The kind of an event.
    ///
    /// @throws IllegalArgumentException if it is in no registration line
    @SuppressWarnings("unchecked") // Each type lies under its own class.
    public <E extends Event> EventType<E> typeOf(E event) {
        EventType<?> type =
                event instanceof CommandRefused refused
                        ? typeOf(refused.attempt()).refused()
                        : eventsByClass.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " is not registered");
        }
        return (EventType<E>) type;
    }

    /// The kind of event of a record class. Not for [CommandRefused], which has a kind for each
    /// command.
    public Optional<EventType<?>> event(Class<? extends Event> type) {
        return Optional.ofNullable(eventsByClass.get(type));
    }

    /// The kind of command with a name.
    public Optional<CommandType<?>> command(String name) {
        return Optional.ofNullable(commandsByName.get(name));
    }

    /// The kind of a command.
    ///
    /// @throws IllegalArgumentException if it is in no registration line
    @SuppressWarnings("unchecked") // Each type lies under its own class.
    public <C extends Command> CommandType<C> typeOf(C command) {
        CommandType<?> type = commandsByClass.get(command.getClass());
        if (type == null) {
            throw new IllegalArgumentException(command.getClass().getName() + " is not registered");
        }
        return (CommandType<C>) type;
    }

    /// The data of an older revision as data of the next, or nothing if no such step is known.
    Optional<ObjectNode> upcast(String type, int from, ObjectNode data) {
        UnaryOperator<ObjectNode> step = upcasters.get(new Step(type, from));
        return step == null ? Optional.empty() : Optional.of(step.apply(data));
    }

    /// Collects registration lines.
    public static final class Builder {

        private final Shapes shapes = new Shapes();
        private final Map<String, EventType<?>> eventsByName = new HashMap<>();
        private final Map<Class<?>, EventType<?>> eventsByClass = new HashMap<>();
        private final Map<String, CommandType<?>> commandsByName = new HashMap<>();
        private final Map<Class<?>, CommandType<?>> commandsByClass = new HashMap<>();
        private final Map<Step, UnaryOperator<ObjectNode>> upcasters = new HashMap<>();
        private final Set<Class<? extends Refusal>> refusals = new LinkedHashSet<>();

        private Builder() {}

        /// An event whose data never changed.
        public <E extends Event> Builder event(Class<E> type) {
            return event(type, 1);
        }

        /// An event whose record stands for this revision. An upcaster from each older one is
        /// registered by [#upcast].
        public <E extends Event> Builder event(Class<E> type, int revision) {
            EventType<E> event = new EventType<>(nameOf(type), revision, shapes.ofRecord(type));
            eventsByClass.put(type, event);
            return add(event);
        }

        private Builder add(EventType<?> event) {
            if (eventsByName.put(event.name(), event) != null) {
                throw new IllegalArgumentException("two events are named " + event.name());
            }
            return this;
        }

        /// A command, what decides it, and the event of its refusal.
        public <C extends Command> Builder command(Class<C> type, Decider<C> decider) {
            return command(type, decider, 1);
        }

        /// A command whose refusals are written with this revision.
        public <C extends Command> Builder command(
                Class<C> type, Decider<C> decider, int revision) {
            RecordShape<C> shape = shapes.ofRecord(type);
            String name = nameOf(type);
            RecordShape<CommandRefused> refusal =
                    shapes.with(Command.class, shape).ofRecord(CommandRefused.class);
            EventType<CommandRefused> refused =
                    new EventType<>(name + "Refused", revision, refusal);
            CommandType<C> command = new CommandType<>(name, shape, decider, refused);
            if (commandsByName.put(name, command) != null) {
                throw new IllegalArgumentException("two commands are named " + name);
            }
            commandsByClass.put(type, command);
            return add(refused);
        }

        /// How data of one revision becomes data of the next.
        ///
        /// @param type `<context>.<EventName>`
        /// @param from the older revision
        /// @param step makes the data of revision `from + 1`; may change its argument
        public Builder upcast(String type, int from, UnaryOperator<ObjectNode> step) {
            if (upcasters.put(new Step(type, from), step) != null) {
                throw new IllegalArgumentException(
                        "two upcasters of " + type + " start at revision " + from);
            }
            return this;
        }

        /// The refusals of a feature: all records of the sealed interface.
        @SuppressWarnings("unchecked") // What a sealed Refusal permits is a Refusal.
        public Builder refusals(Class<? extends Refusal> type) {
            Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
            if (permitted == null) {
                refusals.add(type);
                return this;
            }
            for (Class<?> refusal : permitted) {
                refusals((Class<? extends Refusal>) refusal);
            }
            return this;
        }

        /// The catalogue.
        ///
        /// @throws IllegalStateException if an older revision of an event cannot be read
        public TypeCatalogue build() {
            for (EventType<?> event : eventsByName.values()) {
                for (int from = 1; from < event.revision(); from++) {
                    if (!upcasters.containsKey(new Step(event.name(), from))) {
                        throw new IllegalStateException(
                                event.name() + " lacks an upcaster from revision " + from);
                    }
                }
            }
            return new TypeCatalogue(this);
        }

        private static String nameOf(Class<?> type) {
            String context = type.getPackageName();
            String name =
                    (context.startsWith(ROOT) ? context.substring(ROOT.length()) : context)
                            + "."
                            + type.getSimpleName();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(name + " is no name of an event or command");
            }
            return name;
        }
    }
}
