package org.mingzhang.ledger.payment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.payment.Payment.Stage;

/// How far a payment has come, and by whom.
///
/// @param stage its state
/// @param reviewer the person who reviewed
/// @param approvals who approved while approvals were missing, in order
/// @param voucher the voucher that told the bank to pay
/// @param blockedFor the case that supervision blocked it for; absent while it is free
/// @param replacedBy the application that replaced it after it was returned or withdrawn
record Progress(
        Stage stage,
        Optional<String> reviewer,
        List<Approval> approvals,
        Optional<String> voucher,
        Optional<String> blockedFor,
        Optional<String> replacedBy) {

    /// That of an application that nobody has looked at.
    static final Progress SUBMITTED =
            new Progress(
                    Stage.SUBMITTED,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    Progress {
        approvals = List.copyOf(approvals);
    }

    /// An approval that stands.
    ///
    /// @param person who gave it
    /// @param role the role that they gave it in
    record Approval(String person, String role) {}

    /// The roles of the approvals that stand.
    List<String> approvalRoles() {
        return approvals.stream().map(Approval::role).toList();
    }

    /// Whether a person gave one of the approvals.
    boolean isApprovedBy(String person) {
        return approvals.stream().anyMatch(approval -> approval.person().equals(person));
    }

    Progress to(Stage next) {
        return new Progress(next, reviewer, approvals, voucher, blockedFor, replacedBy);
    }

    Progress reviewed(String person) {
        return new Progress(
                Stage.REVIEWED, Optional.of(person), approvals, voucher, blockedFor, replacedBy);
    }

    /// One more approval, and not yet the last.
    Progress approved(String person, String role) {
        List<Approval> all =
                Stream.concat(approvals.stream(), Stream.of(new Approval(person, role))).toList();
        return new Progress(stage, reviewer, all, voucher, blockedFor, replacedBy);
    }

    Progress issued(String number) {
        return new Progress(
                Stage.VOUCHER_ISSUED,
                reviewer,
                approvals,
                Optional.of(number),
                blockedFor,
                replacedBy);
    }

    Progress blockedFor(Optional<String> caseReference) {
        return new Progress(stage, reviewer, approvals, voucher, caseReference, replacedBy);
    }

    Progress replacedBy(String payment) {
        return new Progress(stage, reviewer, approvals, voucher, blockedFor, Optional.of(payment));
    }
}
