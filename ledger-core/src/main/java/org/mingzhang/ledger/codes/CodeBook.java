package org.mingzhang.ledger.codes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.codes.CodesEvent.CodeRetired;
import org.mingzhang.ledger.codes.CodesEvent.CodeRetirementProposed;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetProposed;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetPublished;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;

/// The code sets of one division and fiscal year. A set is indexed once, when it is published.
///
/// @param lastVersion the number proposed last; 0 before the first
/// @param inForce the number published last; 0 before the first
/// @param proposed what was proposed last, while nobody has published it
/// @param sets the sets in force
public record CodeBook(
        int lastVersion, int inForce, Optional<Proposal> proposed, Map<CodeKind, CodeSet> sets) {

    /// Folded by division and year. Few entries have the tag, so that decisions find it in memory.
    public static final Part<CodeBook> PART =
            new Part<>(
                    "year",
                    Set.of(CodesEvent.class),
                    new CodeBook(0, 0, Optional.empty(), Map.of()),
                    CodeBook::evolve);

    public CodeBook {
        sets = Collections.unmodifiableMap(sets);
    }

    /// A set in force.
    ///
    /// @param version its number
    /// @param codes its codes
    /// @param retired those of them that are used no more
    public record CodeSet(int version, Set<String> codes, Set<String> retired) {}

    /// What waits for a second person.
    public sealed interface Proposal {

        /// Who proposed it.
        String proposer();
    }

    /// A code set, as far as its pieces have come.
    ///
    /// @param kind what the codes stand for
    /// @param received how many pieces have come
    /// @param pieces how many there are
    /// @param codes the codes that have come
    /// @param proposer who proposed it
    public record ProposedSet(
            CodeKind kind, int received, int pieces, List<String> codes, String proposer)
            implements Proposal {

        boolean isComplete() {
            return received == pieces;
        }
    }

    /// The end of a code.
    ///
    /// @param kind what the code stands for
    /// @param code the code
    /// @param proposer who proposed it
    public record ProposedRetirement(CodeKind kind, String code, String proposer)
            implements Proposal {}

    /// The set of a kind, where one is published.
    public Optional<CodeSet> set(CodeKind kind) {
        return Optional.ofNullable(sets.get(kind));
    }

    private CodeBook evolve(Event event) {
        return switch (event) {
            case CodeSetProposed e when e.piece() == 1 && e.version() == lastVersion + 1 ->
                    propose(
                            e.version(),
                            new ProposedSet(e.kind(), 1, e.pieces(), codes(e), e.proposer()));
            case CodeSetProposed e
                    when e.version() == lastVersion
                            && proposed.orElse(null) instanceof ProposedSet set
                            && e.piece() == set.received() + 1 -> {
                List<String> all = new ArrayList<>(set.codes());
                all.addAll(codes(e));
                yield propose(
                        e.version(),
                        new ProposedSet(set.kind(), e.piece(), set.pieces(), all, set.proposer()));
            }
            case CodeRetirementProposed e when e.version() == lastVersion + 1 ->
                    propose(e.version(), new ProposedRetirement(e.kind(), e.code(), e.proposer()));
            case CodeSetPublished e
                    when e.version() == lastVersion
                            && proposed.orElse(null) instanceof ProposedSet set
                            && set.isComplete() ->
                    publish(
                            set.kind(),
                            new CodeSet(
                                    lastVersion,
                                    Set.copyOf(set.codes()),
                                    set(set.kind()).map(CodeSet::retired).orElse(Set.of())));
            case CodeRetired e
                    when e.version() == lastVersion
                            && proposed.orElse(null) instanceof ProposedRetirement end
                            && set(end.kind()).isPresent() ->
                    publish(end.kind(), without(set(end.kind()).get(), end.code()));
            default ->
                    throw new CorruptHistoryException(
                            "code sets at " + lastVersion + " cannot fold " + event);
        };
    }

    private static List<String> codes(CodeSetProposed event) {
        return event.codes().stream().map(NamedCode::code).toList();
    }

    private static CodeSet without(CodeSet set, String code) {
        Set<String> retired = new HashSet<>(set.retired());
        retired.add(code);
        return new CodeSet(set.version(), set.codes(), Set.copyOf(retired));
    }

    private CodeBook propose(int version, Proposal proposal) {
        return new CodeBook(version, inForce, Optional.of(proposal), sets);
    }

    private CodeBook publish(CodeKind kind, CodeSet set) {
        Map<CodeKind, CodeSet> all = new EnumMap<>(CodeKind.class);
        all.putAll(sets);
        all.put(kind, set);
        return new CodeBook(lastVersion, lastVersion, Optional.empty(), all);
    }
}
