package org.mingzhang.api.importing.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One change of a text on its way from a cell to a field.
public sealed interface Step {

    /// The text after this step.
    ///
    /// @param text not empty
    /// @param note told what the step had to assume, as the stable code of a remark
    /// @throws UnreadableText if the step cannot be applied to the text
    String apply(String text, Consumer<String> note) throws UnreadableText;

    /// Removes white space around the text and leaves one blank where it is inside.
    record Trim() implements Step {
        private static final Pattern WHITE = Pattern.compile("[\\s\\u00a0]+");

        @Override
        public String apply(String text, Consumer<String> note) {
            return WHITE.matcher(text).replaceAll(" ").strip();
        }
    }

    /// Puts zeros before a text that lost them; a text of the width or more stays.
    record Pad(int width) implements Step {
        @Override
        public String apply(String text, Consumer<String> note) {
            return "0".repeat(Math.max(0, width - text.length())) + text;
        }
    }

    /// Takes the `.0` from a whole number that went through a spreadsheet: `2017.0` is `2017`.
    record Whole() implements Step {
        private static final Pattern FORM = Pattern.compile("([0-9]+)(\\.0*)?");

        @Override
        public String apply(String text, Consumer<String> note) throws UnreadableText {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new UnreadableText("not-a-whole-number", text);
            }
            return form.group(1);
        }
    }

    /// Writes a number in scientific notation out: `2.20170000196e+11` is `220170000196`.
    ///
    /// A spreadsheet that shows fewer digits than a number has drops the last ones. Where the
    /// notation holds fewer digits than the number, zeros are assumed and the remark
    /// `digits-assumed` says so. A text that is no such notation stays.
    record Digits() implements Step {
        private static final Pattern FORM =
                Pattern.compile("([0-9](?:\\.([0-9]+))?)[eE]\\+?([0-9]{1,2})");

        @Override
        public String apply(String text, Consumer<String> note) throws UnreadableText {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                return text;
            }
            int decimals = form.group(2) == null ? 0 : form.group(2).length();
            int exponent = Integer.parseInt(form.group(3));
            if (decimals > exponent) {
                throw new UnreadableText("not-a-whole-number", text);
            }
            if (decimals < exponent) {
                note.accept("digits-assumed");
            }
            return new BigDecimal(form.group(1)).movePointRight(exponent).toPlainString();
        }
    }

    /// Writes letters in upper case.
    record Upper() implements Step {
        @Override
        public String apply(String text, Consumer<String> note) {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    /// Keeps the first characters.
    record First(int characters) implements Step {
        @Override
        public String apply(String text, Consumer<String> note) {
            return text.codePointCount(0, text.length()) <= characters
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, characters));
        }
    }

    /// Keeps the first characters of a text that may be too long for the ledger, with the remark
    /// `text-cut`.
    record Cut(int characters) implements Step {
        @Override
        public String apply(String text, Consumer<String> note) {
            String kept = new First(characters).apply(text, note);
            if (kept.length() < text.length()) {
                note.accept("text-cut");
            }
            return kept;
        }
    }

    /// Writes a date in another form as `2013-12-30`.
    ///
    /// @param form letters of [DateTimeFormatter], for instance `dd/MM/uuuu`
    record Day(DateTimeFormatter form) implements Step {
        @Override
        public String apply(String text, Consumer<String> note) throws UnreadableText {
            try {
                return LocalDate.parse(text, form).toString();
            } catch (DateTimeException _) {
                throw new UnreadableText("not-a-date", text);
            }
        }
    }

    /// Replaces every match of a pattern.
    record Replace(Pattern pattern, String with) implements Step {
        @Override
        public String apply(String text, Consumer<String> note) {
            return pattern.matcher(text).replaceAll(with);
        }
    }

    /// Replaces whole texts by others; a text that is not named stays.
    record Translate(Map<String, String> texts) implements Step {
        public Translate {
            texts = Map.copyOf(texts);
        }

        @Override
        public String apply(String text, Consumer<String> note) {
            return texts.getOrDefault(text, text);
        }
    }
}
