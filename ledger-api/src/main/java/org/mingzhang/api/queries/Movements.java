package org.mingzhang.api.queries;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.MovementPage;
import org.mingzhang.projections.balances.MovementView;

/// Pages of movements, of lines and pools alike.
record Movements(ReadSide readSide, Moments moments) {

    PageJson<MovementJson> page(HttpServletRequest request, AccountHolder holder, String id)
            throws InterruptedException {
        Question question =
                Question.of(
                        request,
                        Filters.words(Filters.PAGE_WORDS, Moments.WORDS, Set.of("account")));
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        MovementPage page =
                new MovementPage(account(question), question.position("after"), limit + 1);
        Cut cut = moments.cut(question);
        List<Place> places =
                switch (holder) {
                    case LINE -> Place.ofLine(readSide, cut, id);
                    case POOL -> Place.ofPool(readSide, cut, id);
                };
        if (places.isEmpty()) {
            throw new FaultException(
                    new Fault.NotFound(holder == AccountHolder.LINE ? "line" : "pool", id));
        }
        places.forEach(place -> place.requireIn(question.scope()));
        List<MovementView> found = readSide.balances().movements(cut, holder, id, page);
        return PageJson.of(cut, question, found, limit, MovementJson::of, MovementView::position);
    }

    /// The account whose movements are asked for.
    static Optional<Account> account(Question question) {
        return question.choice(
                        "account",
                        Account.all().stream()
                                .map(account -> Integer.toString(account.code()))
                                .toList())
                .map(code -> Account.of(Integer.parseInt(code)));
    }
}
