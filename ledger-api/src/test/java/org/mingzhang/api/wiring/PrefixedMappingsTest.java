package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;

/// What an address begins with decides only which methods are looked at.
class PrefixedMappingsTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/lines, /api/v1/lines",
        "/api/v1/lines/{line}, /api/v1/lines",
        "/api/v1/lines/{*rest}, /api/v1/lines",
        "/zh/open/paper-{period}/pdf, /zh/open",
        "/{lang}/sign-in, ''",
        "/log/tile/**, /log/tile",
        "'', ''"
    })
    void anAddressIsLiteralUpToItsFirstVariable(String pattern, String prefix) {
        assertThat(PrefixedMappings.prefixOf(pattern)).isEqualTo(prefix);
    }

    @Test
    void whatIsWrittenOtherwiseIsFoundAsWell() {
        TestClient client = TestLedger.as("auditor");

        assertThat(client.get("/api/v1/lines").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/%6Cines").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/lines/NONE").json().path("kind").asString())
                .isEqualTo("line");
        assertThat(client.get("/api/v1/nothing").status()).isEqualTo(404);
    }

    @Test
    void aMethodThatAnAddressDoesNotKnowIsNamedAsSuch() {
        assertThat(TestLedger.as("auditor").method("DELETE", "/api/v1/lines/NONE").status())
                .isEqualTo(405);
    }
}
