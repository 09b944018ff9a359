package org.mingzhang.ledger.store;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/// Which entries are meant, in the words of the log: all of them, or those that meet a criterion.
///
/// @param everything whether every entry is meant; then there are no criteria
/// @param criteria of which an entry meets at least one
record Selection(boolean everything, List<Criterion> criteria) {

    /// What an entry must have.
    ///
    /// @param tags all of which it must have
    /// @param types one of which it must be; empty for any
    record Criterion(List<String> tags, List<String> types) {

        boolean isMetBy(List<String> tagsOfEntry, String type) {
            return (types.isEmpty() || types.contains(type)) && tagsOfEntry.containsAll(tags);
        }
    }

    /// What criteria of Axon mean.
    static Selection of(EventCriteria criteria, EventMapping mapping) {
        var flat = criteria.flatten();
        List<Criterion> criterions = new ArrayList<>(flat.size());
        for (EventCriterion criterion : flat) {
            List<String> tags = new ArrayList<>(criterion.tags().size());
            for (Tag tag : criterion.tags()) {
                tags.add(mapping.tag(tag));
            }
            List<String> types = new ArrayList<>(criterion.types().size());
            for (QualifiedName type : criterion.types()) {
                types.add(mapping.type(type));
            }
            criterions.add(new Criterion(tags, types));
        }
        return new Selection(flat.isEmpty(), criterions);
    }

    /// The entries that have at least one of these tags.
    static Selection ofTags(List<String> tags) {
        List<Criterion> criterions = new ArrayList<>(tags.size());
        for (String tag : tags) {
            criterions.add(new Criterion(List.of(tag), List.of()));
        }
        return new Selection(false, criterions);
    }

    /// Whether an entry is meant.
    boolean includes(List<String> tags, String type) {
        if (everything) {
            return true;
        }
        for (Criterion criterion : criteria) {
            if (criterion.isMetBy(tags, type)) {
                return true;
            }
        }
        return false;
    }
}
