package org.mingzhang.projections.pivot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.projections.execution.Measure;

/// What is counted in a pivot.
public enum PivotMeasure {
    /// 调整后预算.
    BUDGET(Form.AMOUNT, Measure.ADJUSTED_BUDGET),
    /// 待下达.
    UNRELEASED(Form.AMOUNT, Measure.UNRELEASED),
    /// 可用.
    AVAILABLE(Form.AMOUNT, Measure.AVAILABLE),
    /// 占用: held by plans, contracts and applications.
    RESERVED(Form.AMOUNT, Measure.ENCUMBERED),
    /// 冻结.
    FROZEN(Form.AMOUNT, Measure.FROZEN),
    /// 已支付, less what came back.
    PAID(Form.AMOUNT, Measure.PAID),
    /// 支付进度: paid of the adjusted budget.
    RATE(Form.SHARE, null),
    /// 支付笔数: payments that were settled.
    PAYMENTS(Form.COUNT, null),
    /// 支出: what was settled, before anything came back.
    DISBURSED(Form.AMOUNT, null),
    /// 退回: what came back.
    REFUNDED(Form.AMOUNT, null);

    private final Form form;
    private final Optional<Measure> books;

    PivotMeasure(Form form, @Nullable Measure books) {
        this.form = form;
        this.books = Optional.ofNullable(books);
    }

    /// What its values are.
    public enum Form {
        /// Minor units of the currency.
        AMOUNT,
        /// A part of a whole.
        SHARE,
        /// A number of things.
        COUNT
    }

    /// What its values are.
    public Form form() {
        return form;
    }

    /// The account of the books that it is; empty for what is made of two, or stands in the
    /// register alone.
    Optional<Measure> books() {
        return books;
    }

    /// Whether it can be counted by these axes: the books know no supplier, and a share of the
    /// budget of a month is none.
    public boolean goesWith(List<Axis> axes) {
        boolean inRegister = this == PAID || isOfRegister();
        return (inRegister || !axes.contains(Axis.SUPPLIER))
                && (this != RATE || axes.stream().noneMatch(Axis::isWithinYear));
    }

    /// Whether it stands in the register alone.
    boolean isOfRegister() {
        return this == PAYMENTS || this == DISBURSED || this == REFUNDED;
    }

    /// The measures that can be counted by these axes.
    public static Stream<PivotMeasure> of(List<Axis> axes) {
        return Arrays.stream(values()).filter(measure -> measure.goesWith(axes));
    }
}
