package org.mingzhang.verifier.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The replay of code sets, as far as decisions name them: which number is in force in a year.
///
/// **Source**: `docs/domain.md`, "Codes".
final class CodeSteps {
    private static final Pattern BY_GB_2260 = Pattern.compile("[0-9]{6,12}");
    private static final int PROVINCE_DIGITS = 2;

    private CodeSteps() {}

    /// The numbers of a division's year; small enough for memory.
    private static final class Book {
        private long last;
        private long missingPieces;
        private String proposer = "";
        private long inForce;
    }

    /// The books of all years, `440100000/2026`.
    static final class Library {
        private final Map<String, Book> books = new HashMap<>();

        private Book of(String year) {
            return books.computeIfAbsent(year, unused -> new Book());
        }

        private long inForce(String year) {
            Book book = books.get(year);
            return book == null ? 0 : book.inForce;
        }
    }

    /// A set, or a piece of one.
    static void propose(RecordedEvent event, Books books) {
        Book book = books.procedures().codes().of(event.text("year"));
        if (event.number("piece") == 1) {
            next(book, event, books);
            book.missingPieces = event.number("pieces") - 1;
            return;
        }
        YearSteps.actor(event, "proposer", books);
        if (event.number("version") != book.last
                || event.number("piece") != event.number("pieces") - book.missingPieces + 1) {
            throw new BrokenRule("code-set-not-next", "of " + event.text("year"));
        }
        book.missingPieces--;
    }

    /// That a code be used no more.
    static void proposeRetirement(RecordedEvent event, Books books) {
        next(books.procedures().codes().of(event.text("year")), event, books);
    }

    private static void next(Book book, RecordedEvent event, Books books) {
        YearSteps.actor(event, "proposer", books);
        if (event.number("version") != book.last + 1) {
            throw new BrokenRule("code-set-not-next", "of " + event.text("year"));
        }
        book.last = event.number("version");
        book.missingPieces = 0;
        book.proposer = event.actor();
    }

    /// A second person puts what was proposed in force.
    static void publish(RecordedEvent event, Books books) {
        YearSteps.actor(event, "confirmer", books);
        Book book = books.procedures().codes().of(event.text("year"));
        boolean open = !book.proposer.isEmpty() && book.missingPieces == 0;
        if (!open || event.number("version") != book.last) {
            throw new BrokenRule("code-set-not-proposed", "of " + event.text("year"));
        }
        if (book.proposer.equals(event.actor())) {
            throw new BrokenRule("same-person-twice", "who proposed the codes confirms them");
        }
        book.inForce = book.last;
        book.proposer = "";
    }

    /// An approval names the sets of its division, or those of the province where it has none.
    static void requireInForce(RecordedEvent event, Books books) {
        Library codes = books.procedures().codes();
        String year = "/" + event.text("fiscalYear");
        String division = event.text("division");
        String binding =
                codes.inForce(division + year) > 0 ? division + year : province(division) + year;
        long number = codes.inForce(binding);
        String inForce = number > 0 ? binding + "/" + number : "";
        String named = event.find("codeSets").orElse("");
        if (!named.equals(inForce)) {
            throw new BrokenRule(
                    "rule-version-in-force",
                    "the decision names codes '" + named + "', in force is '" + inForce + "'");
        }
    }

    private static String province(String division) {
        return BY_GB_2260.matcher(division).matches()
                ? division.substring(0, PROVINCE_DIGITS)
                        + "0".repeat(division.length() - PROVINCE_DIGITS)
                : division;
    }
}
