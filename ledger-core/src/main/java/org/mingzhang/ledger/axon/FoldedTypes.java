package org.mingzhang.ledger.axon;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.messaging.core.QualifiedName;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;

/// Which types of events make up a part. An entry of another type that has the part's tag leaves it
/// as it is.
final class FoldedTypes {

    private final Function<Set<Class<? extends Event>>, Set<QualifiedName>> typeNames;
    private final Map<Part<?>, Set<QualifiedName>> typesByPart = new ConcurrentHashMap<>();

    /// @param typeNames the names of all event types below the given classes
    FoldedTypes(Function<Set<Class<? extends Event>>, Set<QualifiedName>> typeNames) {
        this.typeNames = typeNames;
    }

    /// Whether a part folds events of this type.
    boolean folds(Part<?> part, QualifiedName type) {
        return typesByPart.computeIfAbsent(part, p -> typeNames.apply(p.folded())).contains(type);
    }
}
