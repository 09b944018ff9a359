package org.mingzhang.verifier.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// Collects findings in bounded memory: of each code the earliest few, and how many there were. Not
/// safe for use by two threads at once.
public final class Findings {
    private static final Comparator<Finding> EARLIEST_FIRST =
            Comparator.comparingLong(Finding::order)
                    .thenComparing(Finding::place)
                    .thenComparing(Finding::message);

    private final int keptMax;
    private final Map<Code, TreeSet<Finding>> kept = new EnumMap<>(Code.class);
    private final Map<Code, Long> totals = new EnumMap<>(Code.class);

    /// Keeps at most `keptMax` findings of each code.
    public Findings(int keptMax) {
        this.keptMax = keptMax;
    }

    /// Adds one.
    public void add(Finding finding) {
        totals.merge(finding.code(), 1L, Long::sum);
        TreeSet<Finding> ofCode =
                kept.computeIfAbsent(finding.code(), code -> new TreeSet<>(EARLIEST_FIRST));
        ofCode.add(finding);
        if (ofCode.size() > keptMax) {
            ofCode.pollLast();
        }
    }

    /// Adds several.
    public void addAll(Iterable<Finding> findings) {
        findings.forEach(this::add);
    }

    /// How many findings of a code there were.
    public long total(Code code) {
        return totals.getOrDefault(code, 0L);
    }

    /// How many findings there were.
    public long total() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The earliest findings of a code, earliest first.
    public List<Finding> of(Code code) {
        TreeSet<Finding> ofCode = kept.get(code);
        return ofCode == null ? List.of() : List.copyOf(ofCode);
    }

    /// All kept findings, by code and place.
    public List<Finding> all() {
        return kept.values().stream().flatMap(TreeSet::stream).toList();
    }

    /// The first position that a finding about an entry or its leaf hash names; without one, the
    /// first below a hash that is wrong higher in a tree, since that names only where its 256 or
    /// more entries begin.
    public OptionalLong firstBadPosition() {
        OptionalLong atEntry = firstPosition(finding -> !isAboveLeaves(finding));
        return atEntry.isPresent() ? atEntry : firstPosition(Findings::isAboveLeaves);
    }

    private static boolean isAboveLeaves(Finding finding) {
        return finding instanceof Finding.AtTile tile && tile.level() > 0;
    }

    private OptionalLong firstPosition(Predicate<Finding> wanted) {
        return all().stream().filter(wanted).flatMapToLong(Findings::position).min();
    }

    private static LongStream position(Finding finding) {
        if (finding instanceof Finding.AtEntry entry) {
            return LongStream.of(entry.position());
        }
        return finding instanceof Finding.AtTile tile
                ? LongStream.of(tile.position())
                : LongStream.empty();
    }
}
