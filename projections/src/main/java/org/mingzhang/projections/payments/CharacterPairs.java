package org.mingzhang.projections.payments;

import java.util.Arrays;

/// Pairs of neighbouring characters, by which texts are searched whatever their script: Chinese has
/// no spaces between words, and many of its words are of two characters.
///
/// **Shape** a pair is a number, its first character in the upper and its second in the lower half;
/// each pair once, in order. A letter counts without its case and without regard to what surrounds
/// it, so that every part of a text has no pair that the text lacks.
final class CharacterPairs {

    private CharacterPairs() {}

    /// The pairs of a text.
    static int[] of(String text) {
        int[] pairs = new int[Math.max(0, text.length() - 1)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = lower(text, i) << Character.SIZE | lower(text, i + 1);
        }
        Arrays.sort(pairs);
        int kept = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                pairs[kept++] = pairs[i];
            }
        }
        return Arrays.copyOf(pairs, kept);
    }

    private static int lower(String text, int index) {
        return Character.toLowerCase(text.charAt(index));
    }
}
