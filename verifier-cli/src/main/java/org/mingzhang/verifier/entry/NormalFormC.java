package org.mingzhang.verifier.entry;

/// A quick test for Unicode normal form C, which decides almost every string without decoding it.
final class NormalFormC {
    private NormalFormC() {}

    /// Whether a character is in normal form C wherever it stands, after and before any other.
    /// Small and on purpose: what is not listed is given to {@link java.text.Normalizer}. The tests
    /// try each listed character against it.
    static boolean isInert(int codePoint) {
        if (codePoint < 0x300) {
            return true;
        }
        return (codePoint >= 0x4e00 && codePoint <= 0x9fff) // CJK ideographs
                || (codePoint >= 0x3400 && codePoint <= 0x4dbf) // extension A
                || (codePoint >= 0x3001 && codePoint <= 0x3029) // CJK punctuation
                || (codePoint >= 0xff01 && codePoint <= 0xff9d) // full-width forms
                || (codePoint >= 0x2010 && codePoint <= 0x2027) // dashes and quotes
                || (codePoint >= 0x20000 && codePoint <= 0x2a6df); // extension B
    }
}
