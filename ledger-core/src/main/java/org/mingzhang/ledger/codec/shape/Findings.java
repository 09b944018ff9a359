package org.mingzhang.ledger.codec.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The mistakes found while one JSON value is read, and the place that is being read.
///
/// Not thread-safe: one reading, one instance.
public final class Findings {

    private final Deque<String> path = new ArrayDeque<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Shape.Side side;
    private final PartialRecords partialRecords;

    /// Looks at the members of a record that could be read although others could not, so that their
    /// mistakes are reported in the same answer.
    @FunctionalInterface
    public interface PartialRecords {

        /// Reports what is wrong with the members that are not null.
        ///
        /// @param values in the order of the record's components, null where reading failed
        void inspect(RecordShape<?> shape, @Nullable Object[] values, Findings findings);
    }

    private Findings(Shape.Side side, PartialRecords partialRecords) {
        this.side = side;
        this.partialRecords = partialRecords;
    }

    /// Findings in what a client sent; they include those in records that cannot be built.
    public static Findings inInput(PartialRecords partialRecords) {
        return new Findings(Shape.Side.INPUT, partialRecords);
    }

    /// Findings in what an entry holds, or is about to hold.
    public static Findings inEntry() {
        return new Findings(Shape.Side.ENTRY, (_, _, _) -> {});
    }

    Shape.Side side() {
        return side;
    }

    /// Descends to a member or an element, until [#leave].
    public void enter(String name) {
        path.addLast(name);
    }

    /// Returns from the member or element entered last.
    public void leave() {
        path.removeLast();
    }

    /// Reports a mistake at the present place.
    public void report(InputRule rule, Optional<String> value, String... facts) {
        report(rule.code(), value, facts);
    }

    /// Reports a broken constraint at the present place.
    ///
    /// @param code of the constraint
    public void report(String code, Optional<String> value, String... facts) {
        violations.add(new Violation(pointer(), code, value, List.of(facts)));
    }

    /// Reports a mistake at a member of the present place.
    public void reportAt(String member, InputRule rule, Optional<String> value, String... facts) {
        enter(member);
        report(rule, value, facts);
        leave();
    }

    /// Reports that another JSON type stands at the present place. Names the type that was found,
    /// not the value, which may be personal.
    public void reportType(String expected, JsonNode found) {
        if (found.isNull()) {
            report(InputRule.NULL_VALUE, Optional.empty());
        } else {
            String type = found.getNodeType().name().toLowerCase(Locale.ROOT);
            report(InputRule.WRONG_TYPE, Optional.empty(), expected, type);
        }
    }

    void inspect(RecordShape<?> shape, @Nullable Object[] values) {
        partialRecords.inspect(shape, values, this);
    }

    /// How many mistakes were found so far.
    public int count() {
        return violations.size();
    }

    /// All mistakes found so far, in the order of finding.
    public List<Violation> violations() {
        return Collections.unmodifiableList(violations);
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (String name : path) {
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
