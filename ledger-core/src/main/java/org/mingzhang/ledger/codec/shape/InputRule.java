package org.mingzhang.ledger.codec.shape;

import java.util.Locale;

/// What can be wrong with an input before any constraint of a command is looked at.
///
/// The facts of each are what its messages name, in that order.
public enum InputRule {
    /// The bytes are not JSON. Facts: line, column.
    MALFORMED_JSON,
    /// A name stands twice in one object. Facts: line, column.
    DUPLICATE_MEMBER,
    /// Nested too deeply, or a number too long. Facts: the two limits.
    JSON_BEYOND_LIMITS,
    /// Too many bytes. Fact: the limit.
    INPUT_TOO_LARGE,
    /// A null; what is not there is left out.
    NULL_VALUE,
    /// Another JSON type. Facts: the expected one, the one found.
    WRONG_TYPE,
    /// A member is not there.
    MISSING_MEMBER,
    /// A member that the type does not have. Fact: those that it has.
    UNKNOWN_MEMBER,
    /// No amount in its one form.
    NOT_AN_AMOUNT,
    /// No day of the calendar in its one form.
    NOT_A_DATE,
    /// No time in its one form.
    NOT_A_TIME,
    /// No row of a file in its one form.
    NOT_A_SOURCE_ROW,
    /// A number with a fraction or an exponent.
    NOT_AN_INTEGER,
    /// An integer outside its bounds. Facts: the bounds.
    INTEGER_OUT_OF_RANGE,
    /// A code that is not in the list. Fact: the list.
    UNKNOWN_CODE,
    /// A control character other than line feed and tab.
    TEXT_HAS_CONTROL_CHARACTER,
    /// Half of a surrogate pair.
    TEXT_NOT_UNICODE,
    /// Not in the normalisation form NFC.
    TEXT_NOT_NORMALISED,
    /// A text that is blank or too long. Facts: least and most characters.
    TEXT_LENGTH,
    /// Members that do not go together. Fact: what the type says about it.
    INCONSISTENT,
    /// An identifier of the envelope is not in its form.
    MALFORMED_ID,
    /// A command that does not exist.
    UNKNOWN_TYPE,
    /// The command names another client than the authenticated one. Fact: that one.
    OTHER_CLIENT,
    /// A signature that is not in its form. Fact: the form.
    MALFORMED_SIGNATURE,
    /// A signature of a command that is not signed.
    NOT_SIGNABLE;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The stable code of the rule.
    public String code() {
        return code;
    }
}
