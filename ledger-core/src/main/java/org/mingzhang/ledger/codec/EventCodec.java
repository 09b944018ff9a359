package org.mingzhang.ledger.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.codec.shape.Findings;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.log.entry.Tags;
import tools.jackson.databind.node.ObjectNode;

/// Writes events as the data of entries, and reads them back. Thread-safe.
public final class EventCodec {

    private final TypeCatalogue types;

    /// A codec of these types.
    public EventCodec(TypeCatalogue types) {
        this.types = types;
    }

    /// The event as its entry holds it.
    ///
    /// @throws IllegalArgumentException if its type is not registered or a value has no exact form
    public EncodedEvent encode(Event event) {
        return encode(types.typeOf(event), event);
    }

    private static <E extends Event> EncodedEvent encode(EventType<E> type, E event) {
        ObjectNode data = type.shape().write(event);
        List<String> tags = new ArrayList<>();
        type.shape().tags(data, (key, value) -> tags.add(Tags.tag(key, value)));
        return new EncodedEvent(type.name(), type.revision(), data, Tags.sorted(tags));
    }

    /// The event that an entry holds, older revisions brought up to the present one.
    ///
    /// @return [UnknownEvent] if the type or the revision is not known here
    /// @throws CorruptHistoryException if the data do not fit the type
    public Event decode(String typeName, int revision, ObjectNode data) {
        Optional<EventType<?>> type = types.event(typeName);
        if (type.isEmpty() || revision > type.get().revision() || revision < 1) {
            return new UnknownEvent(typeName, revision, data);
        }
        // The steps may change what they are given, and the entry is not ours to change.
        ObjectNode present = revision < type.get().revision() ? data.deepCopy() : data;
        for (int from = revision; from < type.get().revision(); from++) {
            present = types.upcast(typeName, from, present).orElseThrow();
        }
        Findings findings = Findings.inEntry();
        Event event = type.get().shape().read(present, findings);
        if (event == null) {
            throw new CorruptHistoryException(
                    typeName + ", revision " + revision + ": " + findings.violations());
        }
        return event;
    }
}
