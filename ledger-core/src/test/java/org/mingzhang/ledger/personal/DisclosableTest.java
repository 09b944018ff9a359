package org.mingzhang.ledger.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

    @Test
    void aCommitmentIsSixtyFourLowerCaseHexadecimalDigits() {
        assertThat(new Committed("0f".repeat(32)).commitment()).isEqualTo("0f".repeat(32));
    }

    static Stream<String> notCommitments() {
        return Stream.of(
                "", "0f".repeat(31), "0f".repeat(32) + "0", "0F".repeat(32), "0g".repeat(32));
    }

    @ParameterizedTest
    @MethodSource("notCommitments")
    void andNothingElseIsACommitment(String text) {
        assertThatThrownBy(() -> new Committed(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 lower-case hexadecimal digits");
    }
}
