package org.mingzhang.ledger.log.entry;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Which strings an entry may hold.
///
/// **Source** `docs/log-format.md`, section 2, "Values".
final class TextRules {

    static final String NO_CONTROL = "no control characters except newline and tab";
    static final String NO_LONE_SURROGATE = "Unicode scalar values only, no lone surrogate";
    static final String NFC = "text in Unicode normalization form NFC";
    static final String NAME = "member name of the form [a-z][A-Za-z0-9]*";

    private TextRules() {}

    /// The rule that a string value breaks, or null.
    static @Nullable String broken(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20) {
                if (c != '\n' && c != '\t') {
                    return NO_CONTROL;
                }
            } else if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return NO_LONE_SURROGATE;
                }
                plain = false;
                i++;
            } else {
                plain &= neverChangedByNfc(c);
            }
        }
        return plain || Normalizer.isNormalized(text, Normalizer.Form.NFC) ? null : NFC;
    }

    /// Characters that NFC neither changes nor joins to what stands before them: Latin, the common
    /// ideographs and their punctuation, full-width forms. Nearly all text is made of them, and the
    /// full check costs more than the rest of writing a string.
    static boolean neverChangedByNfc(char c) {
        return c < 0x300
                || (c >= 0x4e00 && c <= 0x9fff)
                || (c >= 0x3000 && c <= 0x3029)
                || (c >= 0xff01 && c <= 0xff9d);
    }

    /// Whether a text can be the name of a member.
    static boolean isName(String name) {
        if (name.isEmpty() || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return true;
    }
}
