package org.mingzhang.api.importing.mapping;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/// The character encodings that this machine's Java knows, by name.
final class Encodings {

    private Encodings() {}

    static Charset named(Member member) {
        try {
            return Charset.forName(member.text());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw member.refused("is not an encoding that is known here: " + member.text());
        }
    }
}
