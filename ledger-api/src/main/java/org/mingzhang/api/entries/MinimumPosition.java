package org.mingzhang.api.entries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Obeys `min=<position>` of queries: answers only when the entry at that position is included.
public final class MinimumPosition implements HandlerInterceptor {

    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,15}");

    private final PositionWait wait;

    /// Waits for what the queries behind this interceptor read.
    public MinimumPosition(PositionWait wait) {
        this.wait = wait;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        String min = request.getParameter("min");
        if (min != null) {
            if (!POSITION.matcher(min).matches()) {
                throw new FaultException(
                        new Fault.BadParameter("min", min, Expected.Form.POSITION));
            }
            wait.await(Long.parseLong(min));
        }
        return true;
    }
}
