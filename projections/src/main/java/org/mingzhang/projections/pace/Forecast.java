package org.mingzhang.projections.pace;

import java.util.List;

/// Where a year will end, in millionths of the adjusted budget.
///
/// @param from the first month that is forecast, 1 to 12
/// @param paid what will be paid by the end of each month from then on
/// @param meanError how far the same forecast was off at the end of earlier years, on average
/// @param largestError how far it was off in the worst of them
/// @param testedYears how many years it was tested on, each with what the others say
public record Forecast(
        int from, List<Integer> paid, int meanError, int largestError, int testedYears) {

    public Forecast {
        paid = List.copyOf(paid);
    }

    /// What will be paid by the end of the year.
    public int end() {
        return paid.getLast();
    }
}
