package org.mingzhang.api.portal.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.api.portal.evidence.Shell;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;

/// What vouches for the figures of a paper: the digest in the log, beside that of the figures as
/// they are computed now.
///
/// @param chip whether it was published, and whether the digests agree
/// @param text the same in a sentence
/// @param entry the address of the entry that says so; empty where none does
/// @param digest of the figures as they are computed now
/// @param command how to compute it in a shell
/// @param data the address of the figures as data
public record Vouching(
        Cell chip, String text, String entry, String digest, String command, String data) {

    /// What vouches for a paper.
    ///
    /// @param published what was published of its area and period
    /// @param digest of its figures
    /// @param data the address of its figures as data
    static Vouching of(Visit visit, List<Publication> published, String digest, String data) {
        Words words = visit.words();
        LocalDate until = visit.cut().until().orElseThrow();
        Optional<Publication> found =
                published.stream().filter(one -> one.is(visit.cut().size(), until)).findFirst();
        String command =
                "curl -s \"$LEDGER%s\" | openssl dgst -%s"
                        .formatted(
                                data, Shell.digest(visit.portal().log().log().suites().getFirst()));
        if (found.isEmpty()) {
            return new Vouching(
                    Cell.chip(words.of("chip.unpublished"), "plain"),
                    published.isEmpty()
                            ? words.of("paper.unpublished")
                            : words.of(
                                    "paper.published-other",
                                    Amounts.count(published.getLast().size() - 1)),
                    "",
                    digest,
                    command,
                    data);
        }
        Publication publication = found.get();
        boolean agrees = publication.digest().equals(digest);
        return new Vouching(
                Cell.chip(
                        words.of(agrees ? "chip.published" : "chip.published-differs"),
                        agrees ? "ok" : "bad"),
                words.of(
                        agrees ? "paper.published" : "paper.published-differs",
                        visit.dates().second(publication.recordedAt()),
                        Amounts.count(publication.position()),
                        publication.digest()),
                visit.links().timeless("/entry/" + publication.position()),
                digest,
                command,
                data);
    }
}
