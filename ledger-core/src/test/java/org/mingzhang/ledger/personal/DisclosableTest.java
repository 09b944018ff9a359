package org.mingzhang.ledger.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.personal.Disclosable.Committed;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;

class DisclosableTest {

    @Test
    void aTextInTheOpenHasUpToAThousandCharacters() {
        assertThat(new Disclosed("x".repeat(1000)).value()).hasSize(1000);
        assertThatThrownBy(() -> new Disclosed("x".repeat(1001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be 1 to 1000 characters, not blank; has 1001");
        assertThatThrownBy(() -> new Disclosed(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "AB", "g"})
    void aCommitmentIsSixtyFourLowerCaseHexadecimalDigits(String text) {
        assertThat(new Committed("0f".repeat(32)).commitment()).hasSize(64);
        assertThatThrownBy(() -> new Committed(text.repeat(32).replaceAll("(ab)+", "ab")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
