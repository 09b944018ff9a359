package org.mingzhang.verifier.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mingzhang.verifier.rules.CodeSteps.Proposal.Retirement;

/// The replay of code sets: which number is in force in a year, and which codes may be used.
///
/// **Source**: `docs/domain.md`, "Codes".
final class CodeSteps {
    private static final Pattern BY_GB_2260 = Pattern.compile("[0-9]{6,12}");
    private static final int PROVINCE_DIGITS = 2;

    private CodeSteps() {}

    /// The codes of one kind in force.
    ///
    /// @param all every code of the set
    /// @param retired those that are used no more
    private record CodeSet(Set<String> all, Set<String> retired) {}

    /// What waits for a second person.
    sealed interface Proposal {
        String kind();

        String proposer();

        /// A set, as far as its pieces have come.
        ///
        /// @param missing how many pieces are still to come
        record Codes(String kind, String proposer, Set<String> codes, long missing)
                implements Proposal {}

        record Retirement(String kind, String proposer, String code) implements Proposal {}
    }

    /// The numbers and sets of a division's year; small enough for memory.
    private static final class Book {
        private long last;
        private Optional<Proposal> proposed = Optional.empty();
        private long inForce;
        private final Map<String, CodeSet> sets = new HashMap<>();

        private void next(RecordedEvent event, Proposal proposal) {
            if (event.number("version") != last + 1) {
                throw new BrokenRule("code-set-not-next", "of " + event.text("year"));
            }
            last++;
            proposed = Optional.of(proposal);
        }

        private Optional<CodeSet> set(String kind) {
            return Optional.ofNullable(sets.get(kind));
        }

        /// The code is in the set of its kind, where there is one, and not retired.
        private void requireUsable(String kind, String code, String year) {
            set(kind)
                    .ifPresent(set -> {
                        if (!set.all().contains(code)) {
                            throw new BrokenRule(
                                    "code-unknown",
                                    kind + " " + code + " is not among those of " + year);
                        }
                        if (set.retired().contains(code)) {
                            throw new BrokenRule(
                                    "code-is-retired",
                                    kind + " " + code + " is used no more in " + year);
                        }
                    });
        }
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

    private static Book bookOf(RecordedEvent event, Books books) {
        return books.procedures().codes().of(event.text("year"));
    }

    /// A set, or a piece of one.
    static void propose(RecordedEvent event, Books books) {
        YearSteps.actor(event, "proposer", books);
        Book book = bookOf(event, books);
        String kind = event.text("kind");
        long missing = event.number("pieces") - event.number("piece");
        Set<String> codes = new HashSet<>();
        if (event.number("piece") == 1) {
            book.next(event, new Proposal.Codes(kind, event.actor(), codes, missing));
        } else {
            if (!(book.proposed.orElse(null) instanceof Proposal.Codes begun)
                    || event.number("version") != book.last
                    || missing != begun.missing() - 1
                    || !kind.equals(begun.kind())
                    || !event.actor().equals(begun.proposer())) {
                throw new BrokenRule("code-set-not-next", "of " + event.text("year"));
            }
            codes = begun.codes();
            book.proposed = Optional.of(new Proposal.Codes(kind, event.actor(), codes, missing));
        }
        for (Map<String, String> row : event.objects("codes")) {
            if (!codes.add(row.getOrDefault("code", ""))) {
                throw new BrokenRule("code-twice", row.getOrDefault("code", ""));
            }
        }
    }

    /// That a code be used no more.
    static void proposeRetirement(RecordedEvent event, Books books) {
        YearSteps.actor(event, "proposer", books);
        Book book = bookOf(event, books);
        String kind = event.text("kind");
        if (book.set(kind).isEmpty()) {
            throw new BrokenRule("code-unknown", "no codes of " + kind + " are published");
        }
        book.requireUsable(kind, event.text("code"), event.text("year"));
        book.next(event, new Retirement(kind, event.actor(), event.text("code")));
    }

    /// A second person puts the set in force that was proposed; no code of the set before is lost.
    static void publish(RecordedEvent event, Books books) {
        Book book = bookOf(event, books);
        if (!(confirmed(book, event, books) instanceof Proposal.Codes codes)
                || codes.missing() > 0) {
            throw new BrokenRule("code-set-not-proposed", "of " + event.text("year"));
        }
        Optional<CodeSet> before = book.set(codes.kind());
        before.flatMap(set ->
                        set.all().stream()
                                .filter(code -> !codes.codes().contains(code))
                                .findFirst())
                .ifPresent(code -> {
                    throw new BrokenRule("code-left-out", code + " was in the set before");
                });
        book.sets.put(
                codes.kind(),
                new CodeSet(codes.codes(), before.map(CodeSet::retired).orElseGet(HashSet::new)));
    }

    /// A second person ends the code that was proposed.
    static void retire(RecordedEvent event, Books books) {
        Book book = bookOf(event, books);
        if (!(confirmed(book, event, books) instanceof Retirement end)
                || !end.code().equals(event.text("code"))) {
            throw new BrokenRule("code-set-not-proposed", "of " + event.text("year"));
        }
        book.set(end.kind()).ifPresent(set -> set.retired().add(end.code()));
    }

    private static Proposal confirmed(Book book, RecordedEvent event, Books books) {
        YearSteps.actor(event, "confirmer", books);
        Proposal proposal =
                book.proposed
                        .filter(one ->
                                event.number("version") == book.last
                                        && one.kind().equals(event.text("kind")))
                        .orElseThrow(() ->
                                new BrokenRule(
                                        "code-set-not-proposed", "of " + event.text("year")));
        if (proposal.proposer().equals(event.actor())) {
            throw new BrokenRule("same-person-twice", "who proposed the codes confirms them");
        }
        book.inForce = book.last;
        book.proposed = Optional.empty();
        return proposal;
    }

    /// An approval names the sets of its division, or those of the province where it has none, and
    /// its codes are in them.
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
        if (number > 0) {
            Book book = codes.of(binding);
            Stream.of("division", "unit", "function", "economic", "fundType")
                    .forEach(kind -> book.requireUsable(kind, event.text(kind), binding));
        }
    }

    private static String province(String division) {
        return BY_GB_2260.matcher(division).matches()
                ? division.substring(0, PROVINCE_DIGITS)
                        + "0".repeat(division.length() - PROVINCE_DIGITS)
                : division;
    }
}
