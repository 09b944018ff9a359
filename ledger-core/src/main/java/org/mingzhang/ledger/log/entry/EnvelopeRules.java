package org.mingzhang.ledger.log.entry;

import java.util.regex.Pattern;

/// The forms of the envelope's own members, for writing and for reading.
final class EnvelopeRules {

    private static final Pattern COMMAND_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*\\.[A-Z][A-Za-z0-9]*");

    private EnvelopeRules() {}

    static void notEmpty(String member, String text) {
        if (text.isEmpty()) {
            throw new EntryFormatException(member, "text that is not empty", text);
        }
    }

    static void commandId(String id) {
        if (!COMMAND_ID.matcher(id).matches()) {
            throw new EntryFormatException("/command/id", "command id [A-Za-z0-9._:-]{1,64}", id);
        }
    }

    static void type(String type) {
        if (!TYPE.matcher(type).matches()) {
            throw new EntryFormatException("/type", "type <context>.<EventName>", type);
        }
    }

    static void atLeast(String member, long least, long value) {
        if (value < least) {
            throw new EntryFormatException(
                    member, "integer of at least " + least, Long.toString(value));
        }
    }
}
