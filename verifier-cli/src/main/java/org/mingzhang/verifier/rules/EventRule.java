package org.mingzhang.verifier.rules;

import java.util.List;

/// What the replay does with one type of event.
///
/// @param members the members of `data` that it looks at, by path
/// @param step checks the entry against the books and enters it
record EventRule(List<String> members, Step step) {
    /// Throws {@link BrokenRule} for the first rule that the entry breaks.
    interface Step {
        void replay(RecordedEvent event, Books books);
    }

    EventRule {
        members = List.copyOf(members);
    }
}
