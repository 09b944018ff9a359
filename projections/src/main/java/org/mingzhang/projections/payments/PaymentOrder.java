package org.mingzhang.projections.payments;

import java.util.function.Function;

/// In which order the register is listed; rows that are equal in it follow by position.
///
/// @param key by what
/// @param descending whether the last or largest comes first
public record PaymentOrder(Key key, boolean descending) {

    /// The last begun first.
    public static final PaymentOrder LAST_BEGUN = new PaymentOrder(Key.POSITION, true);

    /// What the register can be sorted by.
    public enum Key {
        /// The entry that began it.
        POSITION("p.position", PaymentView::position),
        /// The effective date of the step that led to the state at the cut.
        DATE("s.effective_date", PaymentView::stateDate),
        /// The unit.
        UNIT("p.unit", PaymentView::unit),
        /// The budget line.
        LINE("p.line", PaymentView::line),
        /// What was applied for, or what a refund brought back.
        AMOUNT("p.amount", payment -> payment.amount().minorUnits());

        private final String column;

        @SuppressWarnings("ImmutableEnumChecker") // A function without state.
        private final Function<PaymentView, Object> value;

        Key(String column, Function<PaymentView, Object> value) {
            this.column = column;
            this.value = value;
        }

        Object valueOf(PaymentView payment) {
            return value.apply(payment);
        }
    }

    String behind() {
        return "(%s, p.position) %s (?, ?)".formatted(key.column, descending ? "<" : ">");
    }

    String sql() {
        String way = descending ? " desc" : "";
        return key == Key.POSITION ? key.column + way : key.column + way + ", p.position" + way;
    }
}
