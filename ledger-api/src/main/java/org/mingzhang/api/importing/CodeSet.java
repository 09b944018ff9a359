package org.mingzhang.api.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.api.importing.rows.NameRow;
import org.mingzhang.ledger.codes.CodeKind;

/// What the codes of one kind are called in one year: those of a table, and those of budget lines
/// that the table lacks, because a published set binds.
///
/// @param kind what the codes stand for
/// @param language the language of the names, where it is said
/// @param names the names by code
record CodeSet(CodeKind kind, Optional<String> language, SortedMap<String, String> names) {

    /// How many codes a command holds: an entry has 64 KiB, a name up to 200 characters.
    private static final int PIECE = 80;

    private static final int DIGEST_DIGITS = 12;

    CodeSet {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    /// The set of a year. A name of that very year goes before one of every year, and the first
    /// before those behind it. A code without a row is called as the longest beginning of it that
    /// has one, such as its class; without that as it is.
    ///
    /// @param used the codes of the budget lines of the year
    static CodeSet of(
            CodeKind kind,
            Optional<String> language,
            int year,
            List<NameRow> table,
            Collection<String> used) {
        SortedMap<String, String> names = new TreeMap<>();
        table.stream()
                .filter(row -> row.year().equals(Optional.of(year)))
                .forEach(row -> names.putIfAbsent(row.code(), row.name()));
        table.stream()
                .filter(row -> row.year().isEmpty())
                .forEach(row -> names.putIfAbsent(row.code(), row.name()));
        Map<String, String> named = Map.copyOf(names);
        used.forEach(code -> names.putIfAbsent(code, nameOf(code, named)));
        return new CodeSet(kind, language, names);
    }

    private static String nameOf(String code, Map<String, String> named) {
        for (int length = code.length() - 1; length > 0; length--) {
            String name = named.get(code.substring(0, length));
            if (name != null) {
                return name;
            }
        }
        return code;
    }

    /// The codes in parts that each fit into a command.
    List<List<Map.Entry<String, String>>> pieces() {
        List<Map.Entry<String, String>> all = List.copyOf(names.entrySet());
        List<List<Map.Entry<String, String>>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PIECE) {
            pieces.add(all.subList(from, Math.min(all.size(), from + PIECE)));
        }
        return pieces;
    }

    /// Tells sets apart: the beginning of the SHA-256 of all that it says.
    String digest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (kind + "\n" + language + "\n" + names)
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
