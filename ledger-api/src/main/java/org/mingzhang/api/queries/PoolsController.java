package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Control pools: within which the sum of budget lines is controlled. Their lines are
/// `/api/v1/lines?pool=`.
@RestController
@RequestMapping(path = "/api/v1/pools", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "queries")
public final class PoolsController {

    private static final String MOVEMENTS = "/movements";

    private final ReadSide readSide;
    private final Moments moments;
    private final Movements movements;

    /// Pools of a read side.
    public PoolsController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
        this.movements = new Movements(readSide, moments);
    }

    /// A pool with its balances.
    @GetMapping("/{year}/{id}")
    @Operation(
            summary = "A control pool with its balances",
            description = "A name with more slashes stands in the path as it is.")
    @AsOfParameters
    public HolderJson pool(
            @PathVariable String year,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        return pool(year + "/" + id, request);
    }

    /// What moved a pool, newest first.
    @GetMapping("/{year}/{id}" + MOVEMENTS)
    @Operation(summary = "What moved a control pool, newest first, with the balances after each")
    @PageParameters
    @AsOfParameters
    public PageJson<MovementJson> movements(
            @PathVariable String year,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        return movements.page(request, AccountHolder.POOL, year + "/" + id);
    }

    /// Names with more or fewer slashes.
    @Hidden
    @GetMapping("/{*rest}")
    public Object slashed(@PathVariable String rest, HttpServletRequest request)
            throws InterruptedException {
        String name = rest.substring(1);
        return name.endsWith(MOVEMENTS)
                ? movements.page(
                        request,
                        AccountHolder.POOL,
                        name.substring(0, name.length() - MOVEMENTS.length()))
                : pool(name, request);
    }

    private HolderJson pool(String name, HttpServletRequest request) throws InterruptedException {
        Question question = Question.of(request, Moments.WORDS);
        Cut cut = moments.cut(question);
        BalanceView balance =
                readSide.balances()
                        .balance(cut, AccountHolder.POOL, name)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("pool", name)));
        Place.ofPool(readSide, cut, name).forEach(place -> place.requireIn(question.scope()));
        return new HolderJson(
                AsOfJson.of(cut),
                Optional.empty(),
                name,
                Optional.of(balance.lastPosition()),
                BalancesJson.of(balance.figures()),
                Optional.empty());
    }
}
