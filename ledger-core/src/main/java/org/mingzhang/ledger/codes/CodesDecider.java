package org.mingzhang.ledger.codes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.codes.CodeBook.CodeSet;
import org.mingzhang.ledger.codes.CodeBook.Proposal;
import org.mingzhang.ledger.codes.CodeBook.ProposedRetirement;
import org.mingzhang.ledger.codes.CodeBook.ProposedSet;
import org.mingzhang.ledger.codes.CodesCommand.ProposeCodeSet;
import org.mingzhang.ledger.codes.CodesCommand.PublishCodeSet;
import org.mingzhang.ledger.codes.CodesCommand.RetireCode;
import org.mingzhang.ledger.codes.CodesEvent.CodeRetired;
import org.mingzhang.ledger.codes.CodesEvent.CodeRetirementProposed;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetProposed;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetPublished;
import org.mingzhang.ledger.codes.CodesRefusal.CodeIsRetired;
import org.mingzhang.ledger.codes.CodesRefusal.CodeLeftOut;
import org.mingzhang.ledger.codes.CodesRefusal.CodeSetNotNext;
import org.mingzhang.ledger.codes.CodesRefusal.CodeSetNotProposed;
import org.mingzhang.ledger.codes.CodesRefusal.CodeTwice;
import org.mingzhang.ledger.codes.CodesRefusal.CodeUnknown;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.reference.TwoPersons;

/// Decides which codes exist: one person proposes, another confirms.
public final class CodesDecider {

    private CodesDecider() {}

    /// Takes a set, or the next piece of it. A proposal that nobody confirmed is superseded.
    public static Decision propose(ProposeCodeSet command, State state, Occasion occasion) {
        CodeBook book = state.of(CodeBook.PART.of(command.year()));
        Optional<ProposedSet> begun =
                command.piece() == 1 ? Optional.empty() : begun(book, command, occasion);
        if (!isNext(command, book, begun)) {
            return Decision.refuse(
                    new CodeSetNotNext(
                            expected(book, command, occasion),
                            command.version() + "." + command.piece()));
        }
        Set<String> seen = new HashSet<>(begun.map(ProposedSet::codes).orElse(List.of()));
        for (NamedCode row : command.codes()) {
            if (!seen.add(row.code())) {
                return Decision.refuse(new CodeTwice(row.code()));
            }
        }
        return Decision.accept(
                new CodeSetProposed(
                        command.year(),
                        command.version(),
                        command.kind(),
                        command.piece(),
                        command.pieces(),
                        command.codes(),
                        command.language(),
                        occasion.today(),
                        DivisionYears.fiscalYear(command.year()),
                        DivisionYears.division(command.year()),
                        occasion.actor().unit(),
                        command.document(),
                        occasion.actor().id()));
    }

    private static boolean isNext(
            ProposeCodeSet command, CodeBook book, Optional<ProposedSet> begun) {
        return command.piece() == 1
                ? command.version() == book.lastVersion() + 1
                : command.version() == book.lastVersion()
                        && begun.filter(set -> set.received() + 1 == command.piece()).isPresent();
    }

    /// The set that a later piece goes on with: the same kind, in as many pieces, by one person.
    private static Optional<ProposedSet> begun(
            CodeBook book, ProposeCodeSet command, Occasion occasion) {
        return book.proposed().orElse(null) instanceof ProposedSet set
                        && set.kind() == command.kind()
                        && set.pieces() == command.pieces()
                        && set.proposer().equals(occasion.actor().id())
                ? Optional.of(set)
                : Optional.empty();
    }

    private static String expected(CodeBook book, ProposeCodeSet command, Occasion occasion) {
        return begun(book, command, occasion)
                .filter(set -> !set.isComplete())
                .map(set -> book.lastVersion() + "." + (set.received() + 1))
                .orElseGet(() -> (book.lastVersion() + 1) + ".1");
    }

    /// Takes the proposal to end a code that is in force.
    public static Decision retire(RetireCode command, State state, Occasion occasion) {
        CodeBook book = state.of(CodeBook.PART.of(command.year()));
        if (command.version() != book.lastVersion() + 1) {
            return Decision.refuse(
                    new CodeSetNotNext(
                            Integer.toString(book.lastVersion() + 1),
                            Integer.toString(command.version())));
        }
        String version = command.year() + "/" + book.inForce();
        Optional<CodeSet> set =
                book.set(command.kind()).filter(one -> one.codes().contains(command.code()));
        if (set.isEmpty()) {
            return Decision.refuse(new CodeUnknown(version, command.kind().word(), command.code()));
        }
        if (set.get().retired().contains(command.code())) {
            return Decision.refuse(
                    new CodeIsRetired(version, command.kind().word(), command.code()));
        }
        return Decision.accept(
                new CodeRetirementProposed(
                        command.year(),
                        command.version(),
                        command.kind(),
                        command.code(),
                        occasion.today(),
                        DivisionYears.fiscalYear(command.year()),
                        DivisionYears.division(command.year()),
                        occasion.actor().unit(),
                        command.document(),
                        occasion.actor().id()));
    }

    /// Puts what was proposed last in force.
    public static Decision publish(PublishCodeSet command, State state, Occasion occasion) {
        CodeBook book = state.of(CodeBook.PART.of(command.year()));
        Optional<Proposal> proposed =
                book.proposed()
                        .filter(proposal ->
                                command.version() == book.lastVersion()
                                        && !(proposal instanceof ProposedSet set
                                                && !set.isComplete()));
        if (proposed.isEmpty()) {
            return Decision.refuse(new CodeSetNotProposed(command.version()));
        }
        Optional<Refusal> again = TwoPersons.proposesAgain(proposed.get().proposer(), occasion);
        if (again.isPresent()) {
            return Decision.refuse(again.get());
        }
        String confirmer = occasion.actor().id();
        int fiscalYear = DivisionYears.fiscalYear(command.year());
        String division = DivisionYears.division(command.year());
        String unit = occasion.actor().unit();
        return switch (proposed.get()) {
            case ProposedSet set ->
                    leftOut(book, set)
                            .map(Decision::refuse)
                            .orElseGet(() ->
                                    Decision.accept(
                                            new CodeSetPublished(
                                                    command.year(),
                                                    command.version(),
                                                    set.kind(),
                                                    occasion.today(),
                                                    fiscalYear,
                                                    division,
                                                    unit,
                                                    confirmer)));
            case ProposedRetirement end ->
                    Decision.accept(
                            new CodeRetired(
                                    command.year(),
                                    command.version(),
                                    end.kind(),
                                    end.code(),
                                    occasion.today(),
                                    fiscalYear,
                                    division,
                                    unit,
                                    confirmer));
        };
    }

    private static Optional<Refusal> leftOut(CodeBook book, ProposedSet proposed) {
        Set<String> codes = Set.copyOf(proposed.codes());
        return book.set(proposed.kind())
                .flatMap(before ->
                        before.codes().stream()
                                .filter(code -> !codes.contains(code))
                                .sorted()
                                .findFirst()
                                .map(code -> new CodeLeftOut(before.version(), code)));
    }
}
