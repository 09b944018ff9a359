package org.mingzhang.ledger.axon;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.log.entry.Tags;

/// Which entries make up a part, in Axon's terms: those with its tag and of a type that it folds.
final class PartCriteria {

    /// The entries of one part.
    ///
    /// @param tag the tag as it stands in an entry
    /// @param criteria the same with the types, for the event store
    record Selected(String tag, EventCriteria criteria) {}

    private final Function<Set<Class<? extends Event>>, Set<QualifiedName>> typeNames;
    private final Map<Part<?>, Set<QualifiedName>> typesByPart = new ConcurrentHashMap<>();

    /// @param typeNames the names of all event types below the given classes
    PartCriteria(Function<Set<Class<? extends Event>>, Set<QualifiedName>> typeNames) {
        this.typeNames = typeNames;
    }

    Selected of(Part.Key<?> key) {
        Set<QualifiedName> types =
                typesByPart.computeIfAbsent(key.part(), part -> typeNames.apply(part.folded()));
        String tag = Tags.tag(key.part().tagKey(), key.id());
        return new Selected(
                tag,
                EventCriteria.havingTags(
                                new Tag(
                                        key.part().tagKey(),
                                        tag.substring(key.part().tagKey().length() + 1)))
                        .andBeingOneOfTypes(types));
    }
}
