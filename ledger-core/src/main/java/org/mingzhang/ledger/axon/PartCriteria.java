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

/// Which entries make up a part, in Axon's terms: those with its tag.
///
/// The types that the part folds are not among the criteria, because Axon hashes criteria several
/// times for each decision and a set of types costs more than all the rest. What else has the tag
/// is left out when the part is folded; refusals have no tags in Axon's eyes, so they never
/// conflict.
final class PartCriteria {

    /// The entries of one part.
    ///
    /// @param tag the tag as it stands in an entry
    /// @param criteria the same for the event store
    record Selected(String tag, EventCriteria criteria) {}

    private final Function<Set<Class<? extends Event>>, Set<QualifiedName>> typeNames;
    private final Map<Part<?>, Set<QualifiedName>> typesByPart = new ConcurrentHashMap<>();

    /// @param typeNames the names of all event types below the given classes
    PartCriteria(Function<Set<Class<? extends Event>>, Set<QualifiedName>> typeNames) {
        this.typeNames = typeNames;
    }

    Selected of(Part.Key<?> key) {
        String tag = Tags.tag(key.part().tagKey(), key.id());
        String value = tag.substring(key.part().tagKey().length() + 1);
        return new Selected(tag, EventCriteria.havingTags(new Tag(key.part().tagKey(), value)));
    }

    /// Whether a part folds events of this type.
    boolean folds(Part<?> part, QualifiedName type) {
        return typesByPart.computeIfAbsent(part, p -> typeNames.apply(p.folded())).contains(type);
    }
}
