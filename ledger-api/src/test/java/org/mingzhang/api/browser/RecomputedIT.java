package org.mingzhang.api.browser;

import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.Province;
import org.mingzhang.api.testing.Recomputation;

/// The figures of the province are those of its entries.
@InABrowser
class RecomputedIT {

    @Test
    void theDashboardsSayWhatTheEntriesAddUpTo() {
        Recomputation.agrees(Province.ledger());
    }
}
