package org.mingzhang.ledger.codec.binding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.shape.Findings;
import org.mingzhang.ledger.codec.shape.InputRule;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON from outside, within limits that hold before anything is built from it.
///
/// Values may break the rules of an entry here: each shape reports that with the member's name, and
/// the reading goes on, where a strict parser would stop at the first.
final class InputJson {

    static final int BYTES_MAX = 65_536;

    private static final int NUMBER_CHARACTERS_MAX = 40;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(CanonicalJson.DEPTH_MAX)
                                                    .maxNumberLength(NUMBER_CHARACTERS_MAX)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private InputJson() {}

    /// The JSON value, or null after the mistake was reported.
    static @Nullable JsonNode read(byte[] json, Findings findings) {
        if (json.length > BYTES_MAX) {
            findings.report(
                    InputRule.INPUT_TOO_LARGE,
                    Optional.of(Integer.toString(json.length)),
                    Integer.toString(BYTES_MAX));
            return null;
        }
        try {
            JsonNode value = JSON.readTree(json);
            if (!value.isMissingNode()) {
                return value;
            }
            findings.report(InputRule.MALFORMED_JSON, Optional.empty(), "1", "1");
        } catch (StreamConstraintsException _) {
            findings.report(
                    InputRule.JSON_BEYOND_LIMITS,
                    Optional.empty(),
                    Integer.toString(CanonicalJson.DEPTH_MAX),
                    Integer.toString(NUMBER_CHARACTERS_MAX));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            findings.report(
                    e.getOriginalMessage().startsWith("Duplicate")
                            ? InputRule.DUPLICATE_MEMBER
                            : InputRule.MALFORMED_JSON,
                    Optional.empty(),
                    Integer.toString(at == null ? 1 : at.getLineNr()),
                    Integer.toString(at == null ? 1 : at.getColumnNr()));
        }
        return null;
    }
}
