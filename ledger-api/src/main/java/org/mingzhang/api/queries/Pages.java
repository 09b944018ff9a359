package org.mingzhang.api.queries;

/// How long pages are.
final class Pages {

    /// Rows where nobody says how many.
    static final int USUAL = 50;

    /// Rows at most: one less than the queries give, since one more is read to know whether a page
    /// follows.
    static final int MOST = 999;

    private Pages() {}
}
