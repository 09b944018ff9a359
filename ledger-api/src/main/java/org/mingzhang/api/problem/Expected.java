package org.mingzhang.api.problem;

import java.util.Collection;
import java.util.List;

/// What a parameter, or a place in a file, must be. [ProblemTexts] has the words for each in every
/// language: `expected.` and the name in kebab case.
public sealed interface Expected {

    /// Forms in which there is nothing to fill in.
    enum Form implements Expected {
        ACCOUNT,
        AMOUNT,
        ANOTHER_AXIS,
        ANOTHER_FORM,
        AT_FREE,
        BANK_REASON,
        COMMAND,
        CONTROL_POOL,
        DATE,
        DIGEST,
        DIVISION,
        DMN_TABLE,
        DMN_RULES,
        FEED_POSITION,
        FILE_NAME,
        FREE_ID,
        GIVEN_ONCE,
        GIVEN_WITH_BY,
        HEADER,
        IDENTIFIER,
        JSON,
        LEFT_OUT_PERSON,
        LINE_NUMBER,
        LOG_FILE,
        MAPPING,
        MOMENT,
        MULTIPART,
        NO_DOCUMENT_TYPE,
        NO_OTHER_FILE,
        PARTS,
        PERIOD,
        POSITION,
        PRESENT,
        REQUEST,
        ROLE,
        SEARCH_CODE,
        SIGNED_COMMAND,
        TABLE_ROW,
        TAG,
        TYPE_PREFIX,
        UNIT,
        UTF_8,
        WEB_ADDRESS,
        WHOLE_NUMBER
    }

    /// A whole number within bounds, both included.
    record Whole(long least, long most) implements Expected {}

    /// A position up to the last that there is.
    record PositionUpTo(long last) implements Expected {}

    /// A size of the log above a position.
    record SizeAbove(long position) implements Expected {}

    /// A text of so many characters.
    record Characters(long least, long most) implements Expected {}

    /// At most so many of something, each time the parameter is given.
    record AtMostTimes(long most) implements Expected {}

    /// A question that finds at most so many payments.
    record PaymentsUpTo(long most) implements Expected {}

    /// A case of at most so many entries.
    record EntriesUpTo(long most) implements Expected {}

    /// One of some words.
    record OneOf(List<String> words) implements Expected {
        public OneOf {
            words = List.copyOf(words);
        }

        /// One of these.
        public static OneOf of(String... words) {
            return new OneOf(List.of(words));
        }
    }

    /// No parameter of this name, but one of some others.
    record OtherName(List<String> names) implements Expected {
        public OtherName {
            names = List.copyOf(names);
        }

        /// One of these, in their order.
        public static OtherName of(Collection<String> names) {
            return new OtherName(names.stream().sorted().toList());
        }
    }

    /// Some words, each once, separated by commas.
    record Some(int most, List<String> words) implements Expected {
        public Some {
            words = List.copyOf(words);
        }
    }

    /// A column to sort by, behind a `-` for the last first.
    record SortedBy(List<String> columns) implements Expected {
        public SortedBy {
            columns = List.copyOf(columns);
        }
    }

    /// A measure that goes with axes.
    record MeasureOf(List<String> measures, List<String> axes) implements Expected {
        public MeasureOf {
            measures = List.copyOf(measures);
            axes = List.copyOf(axes);
        }
    }

    /// A text of a pattern.
    record Matching(String pattern) implements Expected {}

    /// What a rule of the ledger's own values takes.
    ///
    /// @param code the stable code of the rule
    record Rule(String code) implements Expected {}

    /// A role that one person may have beside another.
    record RoleBeside(String other) implements Expected {}

    /// A mapping in the currency of the log.
    record MappingIn(String currency) implements Expected {}

    /// A folder of the inbox.
    record Folder(List<String> folders) implements Expected {
        public Folder {
            folders = List.copyOf(folders);
        }
    }

    /// A file of the machine that can be used.
    ///
    /// @param reason why it cannot, in the words of the program that reads it, for those who run
    ///   the machine
    record Usable(String reason) implements Expected {}

    /// A file whose first line is this header.
    record HeaderOf(List<String> columns) implements Expected {
        public HeaderOf {
            columns = List.copyOf(columns);
        }
    }

    /// As many cells in a row of a file as it has columns.
    ///
    /// @param line where the row begins in a CSV file; the number of the rule in a DMN file
    record Cells(long line, int given, int columns) implements Expected {}

    /// A table of at most so many rows.
    record RowsUpTo(int most) implements Expected {}

    /// A document of at most so many characters.
    record DocumentUpTo(int characters) implements Expected {}

    /// CSV; what is none begins behind a line.
    record Csv(long behindLine) implements Expected {}

    /// XML; what is none lies in a line.
    record Xml(long line) implements Expected {}
}
