package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.money.Money;

/// Amounts in words.
class AmountsTest {

    private final Amounts chinese = new Amounts(new Words(Language.ZH), "CNY");
    private final Amounts english = new Amounts(new Words(Language.EN), "CNY");

    @ParameterizedTest
    @CsvSource({
        "31246000000.00, 312.46亿元, CNY 31.25 billion",
        "31246000.00, '3,124.60万元', CNY 31.25 million",
        "10000.00, 1.00万元, 'CNY 10,000.00'",
        "9876.50, '9,876.50元', 'CNY 9,876.50'",
        "0.00, 0.00元, CNY 0.00",
        "-1719.96, '−1,719.96元', 'CNY −1,719.96'"
    })
    void figuresAreShortAndNamed(String amount, String zh, String en) {
        assertThat(chinese.figure(Money.parse(amount))).isEqualTo(zh);
        assertThat(english.figure(Money.parse(amount))).isEqualTo(en);
    }

    @Test
    void aShareOfNothingIsNotGiven() {
        assertThat(chinese.share(Money.parse("1.00"), Money.ZERO)).isEmpty();
        assertThat(chinese.share(Money.parse("2.50"), Money.parse("1.00"))).contains("250.0%");
    }

    @Test
    void aBarIsNeverLongerThanItsGround() {
        assertThat(Amounts.thousandths(Money.parse("3.00"), Money.parse("1.00"))).isEqualTo(1000);
        assertThat(Amounts.thousandths(Money.parse("-3.00"), Money.parse("1.00"))).isZero();
        assertThat(Amounts.thousandths(Money.parse("1.00"), Money.parse("3.00"))).isEqualTo(333);
    }
}
