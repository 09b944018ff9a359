package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RunnerState;
import org.mingzhang.projections.replay.StateDigest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the read models are.
@RestController
@Tag(name = "queries")
public final class ReadModelsController {

    private final ReadSide readSide;

    /// The read models of a read side.
    public ReadModelsController(ReadSide readSide) {
        this.readSide = readSide;
    }

    /// The state of the read models.
    ///
    /// @param position the last entry that they include, -1 for none
    /// @param state what keeps them up to date is doing
    /// @param reason why, where something is wrong
    /// @param models their names
    /// @param digest what they say, in one hash; where it was asked for
    public record Status(
            long position,
            String state,
            Optional<String> reason,
            List<String> models,
            Optional<Digest> digest) {}

    /// What the read models say, in one hash.
    ///
    /// @param position the last entry that counts
    /// @param sha256 of all tables
    /// @param tables the hash of each
    public record Digest(long position, String sha256, Map<String, String> tables) {

        /// The digest as a document.
        static Digest of(StateDigest digest) {
            return new Digest(digest.size() - 1, digest.digest(), digest.tables());
        }
    }

    /// How far the read models are, and on demand their digest.
    @GetMapping(path = "/api/v1/read-models", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "How far the read models are, and on demand their digest",
            description =
                    "Two builds of the same entries have the same digest. It reads every row.")
    @Parameter(name = "digest", in = ParameterIn.QUERY, description = "true to have it computed")
    @Parameter(
            name = "position",
            in = ParameterIn.QUERY,
            description = "The digest up to this entry; all that they have if left out")
    public Status status(@Parameter(hidden = true) HttpServletRequest request) {
        Question question = Question.of(request, Set.of("digest", "position"));
        boolean wanted =
                question.choice("digest", List.of("true", "false")).equals(Optional.of("true"));
        long size = readSide.runner().size();
        OptionalLong position = question.position("position");
        if (position.isPresent() && position.getAsLong() >= size) {
            throw Question.bad(
                    "position",
                    Long.toString(position.getAsLong()),
                    new Expected.PositionUpTo(size - 1));
        }
        RunnerState state = readSide.runner().state();
        return new Status(
                size - 1,
                name(state),
                reason(state),
                ReadSide.MODELS.stream().map(ReadModel::name).toList(),
                wanted
                        ? Optional.of(
                                Digest.of(
                                        readSide.digest(
                                                position.isPresent()
                                                        ? OptionalLong.of(position.getAsLong() + 1)
                                                        : OptionalLong.empty())))
                        : Optional.empty());
    }

    private static String name(RunnerState state) {
        return switch (state) {
            case RunnerState.Starting _ -> "starting";
            case RunnerState.Following _ -> "following";
            case RunnerState.StandingBy _ -> "standing-by";
            case RunnerState.RebuildNeeded _ -> "rebuild-needed";
            case RunnerState.Interrupted _ -> "interrupted";
            case RunnerState.Halted _ -> "halted";
            case RunnerState.Closed _ -> "closed";
        };
    }

    /// Messages of the database stay in the operator's log; they may name what is nobody's
    /// business.
    private static Optional<String> reason(RunnerState state) {
        return switch (state) {
            case RunnerState.Halted _ ->
                    Optional.of("an entry cannot be folded; the operator's log names it");
            case RunnerState.RebuildNeeded _ ->
                    Optional.of("made by another version; run mingzhang rebuild");
            case RunnerState.Interrupted _ ->
                    Optional.of("the database did not answer; it is tried again");
            case RunnerState.Starting _,
                    RunnerState.Following _,
                    RunnerState.StandingBy _,
                    RunnerState.Closed _ ->
                    Optional.empty();
        };
    }
}
