package org.mingzhang.ledger.codec.shape;

import java.text.Normalizer;
import java.util.Optional;

/// Which strings an entry can hold.
///
/// **Source** `docs/log-format.md`, section 2, "Values".
final class Text {

    private Text() {}

    /// The rule that the text breaks, or none. A text that is not normalised is refused, never
    /// normalised: what was signed must be what is stored.
    static Optional<InputRule> brokenRule(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\t') {
                return Optional.of(InputRule.TEXT_HAS_CONTROL_CHARACTER);
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return Optional.of(InputRule.TEXT_NOT_UNICODE);
                }
                i++;
                plain = false;
            } else {
                plain &= cannotCompose(c);
            }
        }
        return plain || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? Optional.empty()
                : Optional.of(InputRule.TEXT_NOT_NORMALISED);
    }

    /// Characters that no normalisation touches, alone or beside each other: Latin without
    /// combining marks, unified ideographs and the common full-width punctuation. They are nearly
    /// all of what is written here, and the full check costs more than the rest of reading.
    private static boolean cannotCompose(char c) {
        return c < 0x300
                || (c >= 0x4e00 && c <= 0x9fff)
                || (c >= 0x3001 && c <= 0x3011)
                || (c >= 0xff01 && c <= 0xff5e);
    }
}
