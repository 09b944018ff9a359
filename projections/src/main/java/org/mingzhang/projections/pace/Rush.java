package org.mingzhang.projections.pace;

/// How much of a year was paid in its last month.
///
/// @param year the fiscal year
/// @param hundredths what December paid beside an average month of the year, in hundredths: 100
///   where it paid as much, 300 where it paid three times as much
public record Rush(int year, int hundredths) {

    private static final int HUNDREDTH = Course.WHOLE / 100;

    /// The rush of a year that is over and in which something was paid.
    static Rush of(Course course) {
        long part = Course.part(course.paidIn(Course.MONTHS), course.paidThrough(Course.MONTHS));
        return new Rush(course.year(), (int) (part * Course.MONTHS / HUNDREDTH));
    }
}
