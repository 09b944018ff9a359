package org.mingzhang.verifier.signing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The entries that persons sign: some must be signed where a rule of the log or the auditor asks
/// for it, the others may be.
///
/// **Source**: `docs/log-format.md` section 3; `docs/domain.md`, "Payments", "Exceptions" and
/// "Joint review".
public enum SignedStep {
    /// The handler asks.
    SUBMITTED(
            "payment.PaymentSubmitted",
            "payment.SubmitPayment",
            "payment",
            true,
            List.of(
                    "claim",
                    "contract",
                    "contractLine",
                    "effectiveDate",
                    "exception",
                    "expectedResult",
                    "invoices",
                    "resubmits")),
    /// The reviewer has seen it.
    REVIEWED("payment.PaymentReviewed", "payment.ReviewPayment", true),
    /// One of several approvers lets it go on to the next.
    GIVEN("payment.ApprovalGiven", "payment.ApprovePayment", true),
    /// The approver, or the last of several, lets it be paid.
    APPROVED("payment.PaymentApproved", "payment.ApprovePayment", true),
    /// Somebody sends it back.
    RETURNED("payment.PaymentReturned", "payment.ReturnPayment", false),
    /// The handler takes it back.
    WITHDRAWN("payment.PaymentWithdrawn", "payment.WithdrawPayment", false),
    /// A level lets an exception go on.
    EXCEPTION_APPROVED(
            "exception.ExceptionApproved",
            "exception.ApproveException",
            "exception",
            true,
            List.of("effectiveDate", "remark")),
    /// A unit says what it thinks of a proposal.
    OPINION_GIVEN(
            "jointreview.OpinionGiven",
            "jointreview.GiveOpinion",
            "proposal",
            true,
            List.of("attachments", "opinion", "participant", "round", "verdict")),
    /// A round of a joint review ends.
    ROUND_CONCLUDED(
            "jointreview.ReviewRoundConcluded",
            "jointreview.ConcludeReviewRound",
            "proposal",
            true,
            List.of("outcome", "reason", "round"));

    private static final Map<String, SignedStep> BY_EVENT =
            Arrays.stream(values())
                    .collect(Collectors.toMap(step -> step.event, Function.identity()));

    private final String event;
    private final String action;
    private final String subject;
    private final boolean compulsory;

    // List.of is immutable, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> members;

    SignedStep(
            String event, String action, String subject, boolean compulsory, List<String> members) {
        this.event = event;
        this.action = action;
        this.subject = subject;
        this.compulsory = compulsory;
        this.members = members;
    }

    /// A step of a payment that follows its submission.
    SignedStep(String event, String action, boolean compulsory) {
        this(event, action, "payment", compulsory, List.of("effectiveDate", "reason", "remark"));
    }

    /// The step that a type of event is, if it is one.
    public static Optional<SignedStep> of(String type) {
        return Optional.ofNullable(BY_EVENT.get(type));
    }

    /// What a statement calls it: the type of the command.
    String action() {
        return action;
    }

    /// The member of the data that names what is acted on, and the key of its tag.
    String subject() {
        return subject;
    }

    /// Whether it may not go unsigned where signatures are asked for.
    boolean isCompulsory() {
        return compulsory;
    }

    /// The members of the command: what of them stands in the event stands in the statement.
    List<String> members() {
        return members;
    }

    /// Whether its statement repeats the facts of a payment, {@link PaymentFacts}.
    boolean isOfPayment() {
        return subject.equals("payment");
    }

    /// Whether its statement names the submission that was seen.
    boolean followsSubmission() {
        return isOfPayment() && this != SUBMITTED;
    }
}
