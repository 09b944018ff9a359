package org.mingzhang.ledger.duty;

import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.cashplan.CashPlanCommand;
import org.mingzhang.ledger.codes.CodesCommand;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.exception.ExceptionCommand;
import org.mingzhang.ledger.exception.ExceptionCommand.OpenException;
import org.mingzhang.ledger.exception.ExceptionFiling;
import org.mingzhang.ledger.jointreview.JointReviewCommand;
import org.mingzhang.ledger.jointreview.JointReviewCommand.GiveOpinion;
import org.mingzhang.ledger.jointreview.JointReviewCommand.SubmitProposal;
import org.mingzhang.ledger.jointreview.Proposal;
import org.mingzhang.ledger.multiyear.MultiYearCommand;
import org.mingzhang.ledger.multiyear.MultiYearCommand.RegisterMultiYear;
import org.mingzhang.ledger.multiyear.MultiYearProject;
import org.mingzhang.ledger.pace.PaceAlert;
import org.mingzhang.ledger.pace.PaceCommand.AnswerPaceAlert;
import org.mingzhang.ledger.paper.PaperCommand;
import org.mingzhang.ledger.procedure.ProcedureRuleCommand;

/// Where the commands lie that surround the balances.
final class ProcedureScope {

    private ProcedureScope() {}

    /// The places that a command acts on; empty if it is none of these commands.
    static Optional<Stream<Place>> places(Command command, State state) {
        return switch (command) {
            case CodesCommand c -> Optional.of(Stream.of(Place.ofYear(c.year())));
            case ProcedureRuleCommand c -> Optional.of(Stream.of(Place.ofYear(c.year())));
            case PaperCommand c -> Optional.of(Stream.of(Place.ofYear(c.paper())));
            case CashPlanCommand c -> Optional.of(Scope.ofLine(c.line(), state));
            case JointReviewCommand c -> Optional.of(ofProposal(c, state));
            case MultiYearCommand c -> Optional.of(ofProject(c, state));
            case ExceptionCommand c -> Optional.of(ofException(c, state));
            case AnswerPaceAlert c -> Optional.of(ofAlert(c, state));
            default -> Optional.empty();
        };
    }

    private static Stream<Place> ofProject(MultiYearCommand command, State state) {
        Stream<Place> registered =
                state.of(MultiYearProject.PART.of(command.project())).registered().stream()
                        .map(project -> Place.of(project.division(), project.unit()));
        return command instanceof RegisterMultiYear c
                ? Stream.concat(Stream.of(Place.of(c.division(), c.unit())), registered)
                : registered;
    }

    /// A participant speaks for its own unit; what else is done with a proposal lies where the unit
    /// is that it is about.
    private static Stream<Place> ofProposal(JointReviewCommand command, State state) {
        Stream<Place> submitted =
                state.of(Proposal.PART.of(command.proposal())) instanceof Proposal.Submitted found
                        ? Stream.of(found.submission())
                                .map(proposal ->
                                        Place.of(
                                                proposal.division(),
                                                command instanceof GiveOpinion c
                                                        ? c.participant()
                                                        : proposal.unit()))
                        : Stream.empty();
        return command instanceof SubmitProposal c
                ? Stream.concat(Stream.of(Place.of(c.division(), c.unit())), submitted)
                : submitted;
    }

    private static Stream<Place> ofException(ExceptionCommand command, State state) {
        Stream<Place> opened =
                state.of(ExceptionFiling.PART.of(command.exception()))
                                instanceof ExceptionFiling.Opened filing
                        ? Stream.of(Place.of(filing.opening().division(), filing.opening().unit()))
                        : Stream.empty();
        return command instanceof OpenException c
                ? Stream.concat(Scope.ofLine(c.line(), state), opened)
                : opened;
    }

    private static Stream<Place> ofAlert(AnswerPaceAlert command, State state) {
        return switch (state.of(PaceAlert.PART.of(command.alert()))) {
            case PaceAlert.None _ -> Stream.empty();
            case PaceAlert.Raised(var alert) -> Stream.of(Place.of(alert.division(), alert.unit()));
            case PaceAlert.Answered(var alert, var _) ->
                    Stream.of(Place.of(alert.division(), alert.unit()));
        };
    }
}
