package org.mingzhang.api.queries;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
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
                new MovementPage(Filters.account(question), question.position("after"), limit + 1);
        Cut cut = moments.cut(question);
        Place.require(readSide, cut, holder, id, question.scope());
        List<MovementView> found = readSide.balances().movements(cut, holder, id, page);
        return PageJson.of(cut, question, found, limit, MovementJson::of, MovementView::position);
    }
}
