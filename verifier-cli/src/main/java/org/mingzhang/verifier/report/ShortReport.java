package org.mingzhang.verifier.report;

import java.util.List;

/// The answer to a question about one file: a proof, two checkpoints, a case bundle.
///
/// @param subject what was checked
/// @param claim what holds when nothing is wrong
/// @param findings what is wrong
/// @param outside whether keys from outside were used; if not, only internal consistency is shown
/// @param remarks what else should be known
public record ShortReport(
        String subject,
        String claim,
        List<Finding> findings,
        boolean outside,
        List<String> remarks) {
    /// Defensive copies.
    public ShortReport {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /// The answer.
    public Verdict verdict() {
        if (!findings.isEmpty()) {
            return Verdict.NOT_VERIFIED;
        }
        return outside ? Verdict.VERIFIED : Verdict.INTERNAL_CONSISTENCY_ONLY;
    }

    /// 0 for verified, 1 for everything else.
    public int exitStatus() {
        return verdict() == Verdict.VERIFIED ? 0 : 1;
    }

    /// For people.
    public String text() {
        StringBuilder out = new StringBuilder("Checked  " + subject + "\n");
        for (Finding finding : findings) {
            out.append(
                    String.format(
                            "  FAILED  %-20s %s: %s%n",
                            finding.code().id(), finding.place(), Printable.of(finding.message())));
        }
        remarks.forEach(
                remark -> out.append("Note     ").append(Printable.of(remark)).append('\n'));
        switch (verdict()) {
            case VERIFIED -> out.append("VERIFIED: ").append(claim);
            case INTERNAL_CONSISTENCY_ONLY ->
                    out.append("INTERNAL CONSISTENCY ONLY: the keys came with the data; ")
                            .append(claim);
            case NOT_VERIFIED -> out.append("NOT VERIFIED");
        }
        return out.append('\n').toString();
    }
}
