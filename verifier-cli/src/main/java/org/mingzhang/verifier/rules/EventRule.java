package org.mingzhang.verifier.rules;

import java.util.List;

/// What the replay does with one type of event.
///
/// @param members the members of `data` that it looks at, by path
/// @param paths the same, name by name
/// @param step checks the entry against the books and enters it
record EventRule(List<String> members, List<List<String>> paths, Step step) {
    /// Throws {@link BrokenRule} for the first rule that the entry breaks.
    interface Step {
        void replay(RecordedEvent event, Books books);
    }

    EventRule(List<String> members, Step step) {
        this(
                List.copyOf(members),
                members.stream().map(member -> List.of(member.split("\\.", -1))).toList(),
                step);
    }
}
