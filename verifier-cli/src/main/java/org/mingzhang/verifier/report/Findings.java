package org.mingzhang.verifier.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

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

    /// The first position that any finding names.
    public OptionalLong firstBadPosition() {
        return all().stream()
                .flatMapToLong(finding -> {
                    if (finding instanceof Finding.AtEntry entry) {
                        return java.util.stream.LongStream.of(entry.position());
                    }
                    if (finding instanceof Finding.AtTile tile) {
                        return java.util.stream.LongStream.of(tile.position());
                    }
                    return java.util.stream.LongStream.empty();
                })
                .min();
    }
}
