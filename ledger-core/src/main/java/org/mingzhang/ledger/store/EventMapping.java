package org.mingzhang.ledger.store;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.log.entry.EntryDraft;
import org.mingzhang.ledger.log.entry.Tags;

/// How an event of Axon becomes an entry of the log, and back.
///
/// Implementations are thread-safe.
public interface EventMapping {

    /// The entry for an event, still without position, previous hashes and time of recording.
    ///
    /// @param index which of the entries of this append, from 0
    /// @param count how many entries this append has
    /// @throws org.mingzhang.ledger.log.entry.EntryFormatException if the log cannot hold the
    ///   event; nothing is queued
    EntryDraft draft(
            TaggedEventMessage<?> event, int index, int count, @Nullable ProcessingContext context);

    /// The tags by which conditions find an event, in the words of the log.
    default List<String> conditionTags(TaggedEventMessage<?> event, EntryDraft draft) {
        return event.tags().stream().map(this::tag).toList();
    }

    /// The event of a stored entry.
    ///
    /// @param entry the bytes as hashed
    /// @param type the stored type
    EventMessage message(long position, byte[] entry, String type);

    /// The tag of an entry that a tag of Axon stands for.
    default String tag(Tag tag) {
        return Tags.tag(tag.key(), tag.value());
    }

    /// The type of an entry that a name of Axon stands for.
    default String type(QualifiedName name) {
        return name.fullName();
    }
}
